package dev.orderlog.cli.order;

import dev.orderlog.cli.http.Answer;
import dev.orderlog.cli.http.RefusedException;
import dev.orderlog.cli.http.UnreachableException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Follows an order's history step by step. Asks often while steps come, less often while nothing happens, and keeps
 * asking through an outage that is shorter than {@link #OUTAGE_MAX}.
 */
public final class OrderWatch {
    public static final Duration OUTAGE_MAX = Duration.ofSeconds(60);
    private static final Duration PAUSE_MIN = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

    /** What {@link #follow} came back with: every step seen, and whether the last one was the one waited for. */
    public record Seen(List<HistoryEvent> events, boolean reached) {}

    /** Who is told. */
    @FunctionalInterface
    public interface Steps {
        void happened(HistoryEvent event);

        /** Nothing is known to have happened after {@code last}, and the order has not ended. */
        default void waitingAfter(HistoryEvent last) {}
    }

    private final Orders orders;

    public OrderWatch(Orders orders) {
        this.orders = orders;
    }

    /**
     * Hands each step to {@code steps} as it becomes known and returns after the one that {@code last} accepts, after
     * the order's end, or when {@code patience} has run out.
     */
    public Seen follow(Placed order, Predicate<HistoryEvent> last, Duration patience, Steps steps) {
        return follow(order.id(), order.consistencyToken(), last, patience, steps);
    }

    public Seen follow(
            String id,
            Optional<String> consistencyToken,
            Predicate<HistoryEvent> last,
            Duration patience,
            Steps steps) {
        long deadline = System.nanoTime() + patience.toNanos();
        var seen = new ArrayList<HistoryEvent>();
        var answer =
                consistencyToken.isPresent()
                        ? throughOutages(
                                () -> orders.history(id, Optional.empty(), consistencyToken))
                        : orders.history(id);
        var pause = PAUSE_MIN;
        while (true) {
            var fresh = unseen(answer, seen.size());
            for (var event : fresh) {
                seen.add(event);
                steps.happened(event);
                if (last.test(event)) {
                    return new Seen(seen, true);
                }
                if (event.endsTheOrder()) {
                    return new Seen(seen, false);
                }
            }
            if (!fresh.isEmpty()) {
                steps.waitingAfter(fresh.getLast());
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return new Seen(seen, false);
            }
            pause = fresh.isEmpty() ? longer(pause) : PAUSE_MIN;
            LockSupport.parkNanos(Math.min(pause.toNanos(), left));
            var etag = answer.headers().firstValue("ETag");
            answer = throughOutages(() -> orders.history(id, etag, Optional.empty()));
        }
    }

    private static List<HistoryEvent> unseen(Answer answer, int known) {
        if (answer.unchanged()) {
            return List.of();
        }
        var events = answer.as(History.class).events();
        return events.subList(Math.min(known, events.size()), events.size());
    }

    private static Answer throughOutages(Supplier<Answer> question) {
        long giveUp = System.nanoTime() + OUTAGE_MAX.toNanos();
        while (true) {
            try {
                return question.get();
            } catch (UnreachableException | RefusedException e) {
                if (!passes(e)
                        || Thread.currentThread().isInterrupted()
                        || System.nanoTime() > giveUp) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_MAX.toNanos());
            }
        }
    }

    private static boolean passes(RuntimeException failure) {
        return !(failure instanceof RefusedException refused) || refused.problem().isTemporary();
    }

    private static Duration longer(Duration pause) {
        var next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : next;
    }
}
