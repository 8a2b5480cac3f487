package dev.orderlog.eventlog.batch;

import static dev.orderlog.eventlog.tally.Messages.asked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;

import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PatientBatchesTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();
    private final List<String> culprits = new ArrayList<>();

    @Test
    void a_poison_message_is_found_and_all_others_are_handled_once_and_in_order()
            throws InterruptedException {
        var batches =
                patient(batch -> {
                    if (words(batch).contains("7")) {
                        throw new IllegalStateException("poison");
                    }
                    handled.addAll(words(batch));
                    return outcomes(batch);
                });

        var outcomes = batches.run(batch(20), (message, _) -> culprits.add(word(message)));

        assertThat(culprits).containsExactly("7");
        assertThat(handled)
                .isEqualTo(
                        IntStream.range(0, 20)
                                .filter(n -> n != 7)
                                .mapToObj(Integer::toString)
                                .toList());
        assertThat(outcomes).hasSize(20);
        assertThat(outcomes.get(7)).isNull();
        assertThat(outcomes.subList(8, 20)).doesNotContainNull();
    }

    @Test
    void the_culprit_is_reported_before_any_later_message_is_run() throws InterruptedException {
        var happened = new ArrayList<String>();
        var batches =
                patient(batch -> {
                    if (words(batch).contains("0")) {
                        throw new IllegalStateException("poison");
                    }
                    happened.addAll(words(batch));
                    return outcomes(batch);
                });

        batches.run(batch(3), (message, _) -> happened.add("culprit " + word(message)));

        assertThat(happened).containsExactly("culprit 0", "1", "2");
    }

    @Test
    void an_outage_is_waited_out_with_growing_pauses_and_blames_nobody()
            throws InterruptedException {
        var attempts = new int[1];
        var batches =
                patient(batch -> {
                    if (++attempts[0] <= 6) {
                        throw new SQLException("gone", "08006", new ConnectException("refused"));
                    }
                    handled.addAll(words(batch));
                    return outcomes(batch);
                });

        batches.run(batch(3), (message, _) -> culprits.add(word(message)));

        assertThat(handled).containsExactly("0", "1", "2");
        assertThat(culprits).isEmpty();
        assertThat(pauses).hasSize(6);
        assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst().multipliedBy(5));
        assertThat(batches.ailment()).isNull();
    }

    @Test
    void a_lost_race_is_decided_again_at_once() throws InterruptedException {
        var attempts = new int[1];
        var batches =
                patient(batch -> {
                    if (++attempts[0] == 1) {
                        throw new SQLException("duplicate key", "23505");
                    }
                    return outcomes(batch);
                });

        var outcomes = batches.run(batch(2), (message, _) -> culprits.add(word(message)));

        assertThat(outcomes).hasSize(2).doesNotContainNull();
        assertThat(pauses).isEmpty();
    }

    @Test
    void pauses_grow_with_jitter_up_to_their_limit() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(75), Duration.ofMillis(125));
        assertThat(backoff.after(3)).isBetween(Duration.ofMillis(300), Duration.ofMillis(500));
        assertThat(backoff.after(50)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(IntStream.range(0, 50).mapToObj(_ -> backoff.after(4)).distinct().count())
                .isGreaterThan(5);
    }

    private PatientBatches<Command, String> patient(PatientBatches.Runner<Command, String> runner) {
        return new PatientBatches<>(
                runner,
                pauses::add,
                new Backoff(Duration.ofMillis(10), Duration.ofSeconds(10)),
                3,
                Integer.MAX_VALUE);
    }

    private static List<Message<Command>> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(n -> asked(EventIds.next(), (Command) new Say(Integer.toString(n))))
                .toList();
    }

    private static List<Outcome<String>> outcomes(List<Message<Command>> batch) {
        return batch.stream()
                .<Outcome<String>>map(message -> new Outcome.Decided<>(word(message), List.of(), 0))
                .toList();
    }

    private static List<String> words(List<Message<Command>> batch) {
        return batch.stream().map(PatientBatchesTest::word).toList();
    }

    private static String word(Message<Command> message) {
        return ((Say) message.command()).word();
    }
}
