package dev.orderlog.eventlog.batch;

import static dev.orderlog.eventlog.tally.Messages.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** An event that comes again: within a batch, across batches, and at two instances at once. */
class RepeatedEventsTest {

    private static final String TOPIC = "words";
    private static TestDatabase database;

    private final BatchRunner<List<String>, String, Command, None, String> runner =
            runner(BatchContext.none());
    private final UUID order = EventIds.next();

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_repeated_event_has_no_second_effect_within_a_batch_or_across() throws SQLException {
        var message = heard(TOPIC, order, "word", 0);

        var first = runner.run(List.of(message, message));
        var second = runner.run(List.of(message));

        assertThat(first.get(1)).isInstanceOf(Outcome.Repeated.class);
        assertThat(second).singleElement().isInstanceOf(Outcome.Repeated.class);
        assertThat(state()).containsExactly("word");
    }

    @Test
    void a_repeated_event_that_is_not_remembered_has_no_second_effect_either() throws SQLException {
        var message = heard(TOPIC, order, "echo", 0);

        var first = runner.run(List.of(message, message));
        var second = runner.run(List.of(message));

        assertThat(first.get(1)).isInstanceOf(Outcome.Repeated.class);
        assertThat(second).singleElement().isInstanceOf(Outcome.Repeated.class);
        assertThat(state()).containsExactly("echo");
    }

    @Test
    void only_an_event_that_is_not_remembered_takes_a_row_in_the_inbox() throws SQLException {
        var remembered = heard(TOPIC, order, "word", 0);
        var forgotten = heard(TOPIC, order, "echo", 1);

        runner.run(List.of(remembered, forgotten));

        assertThat(inboxRows(remembered)).isZero();
        assertThat(inboxRows(forgotten)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "echo"})
    void an_event_that_two_instances_handle_at_once_has_one_effect(String word) throws Exception {
        var bothHaveLooked = new CyclicBarrier(2);
        var message = heard(TOPIC, order, word, 0);
        var failures = new ConcurrentLinkedQueue<FailureKind>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int instance = 0; instance < 2; instance++) {
                threads.submit(() -> {
                    try {
                        waitingFor(bothHaveLooked).run(List.of(message));
                    } catch (SQLException lost) {
                        failures.add(FailureKind.of(lost));
                    }
                    return null;
                });
            }
        }

        assertThat(failures).containsExactly(FailureKind.CONFLICT);
        assertThat(runner.run(List.of(message)))
                .singleElement()
                .isInstanceOf(Outcome.Repeated.class);
        assertThat(state()).containsExactly(word);
    }

    @Test
    void an_event_that_this_service_said_itself_is_not_one_that_it_heard() throws SQLException {
        runner.run(List.of(Messages.asked(order, new Say("said"))));
        var said =
                UUID.fromString(
                        database.texts(
                                        "select event_id::text from event where stream_id = '%s'"
                                                .formatted(order))
                                .getFirst());

        assertThat(runner.known(List.of(said))).isEmpty();
    }

    private List<String> state() throws SQLException {
        return database.texts(
                "select convert_from(value, 'utf8') from event where stream_id = '%s' order by version"
                        .formatted(order));
    }

    private static long inboxRows(Message<Command> message) throws SQLException {
        return database.number(
                "select count(*) from inbox where event_id = '%s'"
                        .formatted(message.heard().event().id()));
    }

    private static BatchRunner<List<String>, String, Command, None, String> waitingFor(
            CyclicBarrier bothHaveLooked) {
        var context =
                new BatchContext<List<String>, Command, None>() {
                    @Override
                    public None open(
                            Connection transaction, List<Pending<List<String>, Command>> batch) {
                        try {
                            bothHaveLooked.await();
                        } catch (InterruptedException | BrokenBarrierException e) {
                            throw new IllegalStateException(e);
                        }
                        return None.NONE;
                    }

                    @Override
                    public void close(
                            RoundTrip trip, None context, Map<StreamKey, StreamHead> ends) {}
                };
        return runner(context);
    }

    private static BatchRunner<List<String>, String, Command, None, String> runner(
            BatchContext<List<String>, Command, None> context) {
        return new BatchRunner<>(
                Tally.definition(TOPIC, _ -> new Say("answer"), context),
                database.dataSource(),
                new CallStore(database.dataSource()),
                new RecordingClaims(),
                () -> Messages.NOW);
    }
}
