package dev.orderlog.projections.read;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Readers that follow one order each. The fold of an event of theirs rings their bell; nobody polls. */
public final class Followers {

    private final int followersMax;
    private final Semaphore places;
    private final ConcurrentHashMap<String, Set<Follower>> byOrder = new ConcurrentHashMap<>();

    public Followers(int followersMax) {
        this.followersMax = followersMax;
        this.places = new Semaphore(followersMax);
    }

    /** A place; to be closed when the reader has left. */
    public final class Follower implements AutoCloseable {

        private final String order;
        private final Bell bell = new Bell();
        private final AtomicBoolean left = new AtomicBoolean();

        private Follower(String order) {
            this.order = order;
        }

        public Bell bell() {
            return bell;
        }

        @Override
        public void close() {
            if (left.compareAndSet(false, true)) {
                byOrder.computeIfPresent(
                        order,
                        (_, following) -> {
                            following.remove(this);
                            return following.isEmpty() ? null : following;
                        });
                places.release();
            }
        }
    }

    /** @throws dev.orderlog.eventlog.problem.ProblemException when no place is free */
    public Follower follow(String order) {
        if (!places.tryAcquire()) {
            throw Unavailable.tooManyFollowing(followersMax);
        }
        var follower = new Follower(order);
        byOrder.compute(
                order,
                (_, following) -> {
                    Set<Follower> all =
                            following == null ? ConcurrentHashMap.newKeySet() : following;
                    all.add(follower);
                    return all;
                });
        return follower;
    }

    public void folded(String order) {
        byOrder.getOrDefault(order, Set.of()).forEach(follower -> follower.bell().ring());
    }

    public int following() {
        return followersMax - places.availablePermits();
    }
}
