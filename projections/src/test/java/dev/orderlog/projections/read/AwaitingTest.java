package dev.orderlog.projections.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.Progress;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

class AwaitingTest {

    private static final EventRef SECOND =
            new EventRef("order-events", "order-1", "/payment-service", 2);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Waiters waiters = new Waiters(1);
    private final Awaiting awaiting = new Awaiting(waiters);
    private final AtomicReference<Folded<String>> view =
            new AtomicReference<>(Folded.none("empty"));
    private final Supplier<Optional<Folded<String>>> reading = () -> Optional.of(view.get());

    @Test
    void a_view_that_includes_the_event_is_read_at_once() {
        folded("two", 2);

        assertThat(read(Duration.ZERO)).isEqualTo("two");
    }

    @Test
    void a_reader_is_answered_when_the_fold_passes_its_event() {
        var answer = reader();

        folded("one", 1);
        waiters.passed(event("order-1", 1));
        assertThat(answer).isNotDone();

        folded("two", 2);
        waiters.passed(event("order-1", 2));
        assertThat(answer).succeedsWithin(LONG).isEqualTo("two");
        await().untilAsserted(() -> assertThat(waiters.waiting()).isZero());
    }

    @Test
    void another_keys_event_wakes_nobody() {
        var answer = reader();

        waiters.passed(event("order-2", 2));

        assertThat(answer).isNotDone();
        folded("two", 2);
        waiters.passed(event("order-1", 2));
        assertThat(answer).succeedsWithin(LONG);
    }

    @Test
    void an_event_folded_between_looking_and_waiting_is_not_missed() {
        var looks = new AtomicReference<>(0);
        Supplier<Optional<Folded<String>>> foldedMeanwhile =
                () -> {
                    if (looks.updateAndGet(count -> count + 1) == 2) {
                        folded("two", 2);
                    }
                    return reading.get();
                };

        assertThat(awaiting.read(foldedMeanwhile, SECOND, Duration.ZERO).orElseThrow().view())
                .isEqualTo("two");
    }

    @Test
    void waiting_ends() {
        assertThatThrownBy(() -> read(Duration.ofMillis(1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("event 2 of /payment-service");
        assertThat(waiters.waiting()).isZero();
    }

    @Test
    void no_more_readers_wait_than_there_are_places() {
        var first = reader();

        assertThatThrownBy(() -> read(LONG)).isInstanceOf(ProblemException.class);

        folded("two", 2);
        waiters.passed(event("order-1", 2));
        assertThat(first).succeedsWithin(LONG);
    }

    private String read(Duration atMost) {
        return awaiting.read(reading, SECOND, atMost).orElseThrow().view();
    }

    private CompletableFuture<String> reader() {
        var answer = CompletableFuture.supplyAsync(() -> read(LONG));
        await().until(() -> waiters.waiting() == 1);
        return answer;
    }

    private void folded(String value, long sequence) {
        var progress = Progress.NONE;
        for (long each = 1; each <= sequence; each++) {
            progress = progress.with("/payment-service", each);
        }
        view.set(new Folded<>(value, sequence, progress));
    }

    private static Envelope event(String key, long sequence) {
        var id = UUID.randomUUID();
        return new Envelope(
                id,
                "PaymentCharged",
                "/payment-service",
                key,
                "order-events",
                Instant.EPOCH,
                null,
                id,
                sequence,
                1,
                null,
                new byte[0]);
    }
}
