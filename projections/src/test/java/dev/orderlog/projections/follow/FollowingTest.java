package dev.orderlog.projections.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.eventlog.thread.Threads;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.read.Followers;

import io.micronaut.http.sse.Event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;

import reactor.core.publisher.BaseSubscriber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

class FollowingTest {

    private static final Duration CEILING = Duration.ofSeconds(60);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final String ORDER = UUID.randomUUID().toString();

    private final Followers followers = new Followers(1);
    private final Map<Long, HistoryEntry> folded = new ConcurrentHashMap<>();
    private final ExecutorService threads = Threads.virtual("following-test");

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_client_that_takes_nothing_more_loses_its_place() {
        fold(1, "OrderPlaced");
        var client = follow(settings(SOON), 1);

        await().atMost(CEILING).until(() -> followers.following() == 0);
        assertThat(client.texts()).containsExactly(": following");
        assertThat(client.over).isTrue();
    }

    @Test
    void a_client_that_never_came_loses_its_place() {
        start(settings(SOON), _ -> {});

        await().atMost(CEILING).until(() -> followers.following() == 0);
    }

    @Test
    void a_client_that_takes_them_one_by_one_gets_them_all() {
        fold(1, "OrderPlaced");
        fold(2, "PaymentCharged");
        var client = follow(settings(NEVER), 1);
        for (int taken = 1; taken <= 3; taken++) {
            int expected = taken;
            await().atMost(CEILING).until(() -> client.texts().size() == expected);
            assertThat(followers.following()).isEqualTo(1);
            if (taken == 3) {
                fold(3, "OrderCancelled");
            }
            client.request(1);
        }

        await().atMost(CEILING).until(() -> client.over);
        assertThat(client.texts())
                .containsExactly(
                        ": following", "1 OrderPlaced", "2 PaymentCharged", "3 OrderCancelled");
        assertThat(followers.following()).isZero();
    }

    @Test
    void a_client_that_leaves_frees_its_place_at_once() {
        var client = follow(settings(NEVER), 10);
        await().atMost(CEILING).until(() -> client.texts().size() == 1);
        assertThatThrownBy(() -> followers.follow(ORDER)).isInstanceOf(ProblemException.class);

        client.cancel();

        await().atMost(CEILING).until(() -> followers.following() == 0);
        followers.follow(ORDER).close();
    }

    @Test
    void limits_are_longer_than_nothing() {
        for (var bad :
                List.<Runnable>of(
                        () -> new FollowSettings(0, SOON, NEVER, SOON),
                        () -> new FollowSettings(1, Duration.ZERO, NEVER, SOON),
                        () -> new FollowSettings(1, SOON, SOON, SOON),
                        () -> new FollowSettings(1, SOON, NEVER, Duration.ZERO))) {
            assertThatThrownBy(bad::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static FollowSettings settings(Duration slowReaderMax) {
        return new FollowSettings(1, NEVER, NEVER.multipliedBy(2), slowReaderMax);
    }

    private void fold(long version, String type) {
        folded.put(
                version,
                new HistoryEntry(
                        version,
                        UUID.randomUUID(),
                        type,
                        "/somebody",
                        version,
                        Instant.EPOCH,
                        null,
                        UUID.randomUUID(),
                        null));
        followers.folded(ORDER);
    }

    private Taking follow(FollowSettings settings, long demand) {
        var taking = new Taking(demand);
        start(settings, client -> client.events().subscribe(taking));
        return taking;
    }

    private void start(FollowSettings settings, Consumer<Client> first) {
        var place = followers.follow(ORDER);
        var client = new Client(place.bell()::ring);
        first.accept(client);
        threads.execute(
                new Following(
                        place,
                        client,
                        0,
                        version -> Optional.ofNullable(folded.get(version)),
                        HistoryEntry::type,
                        settings));
    }

    /** Takes as many as it has asked for. */
    private static final class Taking extends BaseSubscriber<Event<String>> {

        private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
        private final long demand;
        private volatile boolean over;

        private Taking(long demand) {
            this.demand = demand;
        }

        List<String> texts() {
            return List.copyOf(texts);
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(demand);
        }

        @Override
        protected void hookOnNext(Event<String> event) {
            texts.add(
                    event.getId() == null
                            ? ": " + event.getComment()
                            : event.getId() + " " + event.getData());
        }

        @Override
        protected void hookOnComplete() {
            over = true;
        }
    }
}
