package dev.orderlog.eventlog.batch;

import static dev.orderlog.eventlog.tally.Messages.NOW;
import static dev.orderlog.eventlog.tally.Messages.asked;
import static dev.orderlog.eventlog.tally.Messages.envelope;
import static dev.orderlog.eventlog.tally.Messages.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.Tally.SayElsewhere;
import dev.orderlog.eventlog.tally.TestDatabase;
import dev.orderlog.eventlog.trace.Traces;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Streams as this process left them: used while they are so, and never in place of what is committed. */
class RecentStreamsTest {

    private static final String TOPIC = "words";
    private static final int ENOUGH = 10;
    private static final Duration AGE_MAX = Duration.ofSeconds(5);

    private final UUID order = EventIds.next();
    private final UUID otherOrder = EventIds.next();

    /** The state that each message was decided on, by this process. */
    private final List<List<String>> decidedOn = new ArrayList<>();

    private List<String> failsOn = List.of("never");
    private Instant now = NOW;
    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_follows_is_decided_without_loading_its_stream() throws SQLException {
        var process = process(ENOUGH);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, order, "two", 1)));

        assertThat(decidedOn).containsExactly(List.of(), List.of("one"));
    }

    @Test
    void what_another_process_appended_meanwhile_is_seen() throws SQLException {
        var process = process(ENOUGH);
        var another = another();
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        another.run(List.of(heard(TOPIC, order, "two", 1)));

        var outcomes = process.run(List.of(heard(TOPIC, order, "three", 2)));

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Decided.class);
        assertThat(decidedOn).containsExactly(List.of(), List.of("one"), List.of("one", "two"));
        assertThat(committed()).containsExactly("1 one", "2 two", "3 three");
        process.run(List.of(heard(TOPIC, order, "four", 3)));
        assertThat(decidedOn.getLast()).containsExactly("one", "two", "three");
    }

    @Test
    void what_is_repeated_because_another_process_handled_it_has_no_second_effect()
            throws SQLException {
        var process = process(ENOUGH);
        var message = heard(TOPIC, order, "two", 1);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        another().run(List.of(message));

        var outcomes = process.run(List.of(message));

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Repeated.class);
        assertThat(committed()).containsExactly("1 one", "2 two");
    }

    @Test
    void a_decision_that_appends_nothing_is_made_on_what_is_committed() throws SQLException {
        var process = process(ENOUGH);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        another().run(List.of(heard(TOPIC, order, "two", 1)));
        var nothing =
                Message.heard(
                        new Message.Heard(envelope(TOPIC, order, "nothing", 3), 0, 2),
                        (Command) new SayElsewhere(TOPIC, otherOrder.toString(), "elsewhere"),
                        NOW);

        process.run(List.of(nothing));

        assertThat(decidedOn).containsExactly(List.of(), List.of("one"), List.of("one", "two"));
        assertThat(database.number("select count(*) from event where said")).isOne();
    }

    @Test
    void what_is_asked_is_decided_on_what_is_committed() throws SQLException {
        var process = process(ENOUGH);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        another().run(List.of(heard(TOPIC, order, "two", 1)));

        process.run(List.of(asked(order, new Say("three"))));

        assertThat(decidedOn).containsExactly(List.of(), List.of("one", "two"));
        assertThat(committed()).containsExactly("1 one", "2 two", "3 three");
    }

    @Test
    void a_state_that_is_past_parks_no_order() throws SQLException {
        var process = process(ENOUGH);
        failsOn = List.of("one");
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        another().run(List.of(heard(TOPIC, order, "two", 1)));

        process.run(List.of(heard(TOPIC, order, "three", 2)));

        assertThat(committed()).containsExactly("1 one", "2 two", "3 three");
    }

    @Test
    void what_was_not_committed_is_not_kept() throws SQLException {
        var process = process(ENOUGH);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        try {
            process.run(
                    List.of(heard(TOPIC, order, "two", 1), heard(TOPIC, otherOrder, "choke", 2)));
        } catch (IllegalStateException choked) {
            assertThat(choked).hasMessage("choke");
        }

        process.run(List.of(heard(TOPIC, order, "three", 3)));

        assertThat(decidedOn.getLast()).containsExactly("one");
        assertThat(committed()).containsExactly("1 one", "2 three");
    }

    @Test
    void no_more_streams_are_kept_than_the_limit() throws SQLException {
        var process = process(1);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        process.run(List.of(heard(TOPIC, otherOrder, "other", 1)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, otherOrder, "known", 2)));
        process.run(List.of(heard(TOPIC, order, "loaded", 3)));

        assertThat(decidedOn).containsExactly(List.of(), List.of(), List.of("other"), List.of());
    }

    @Test
    void the_stream_that_goes_is_the_one_that_was_not_appended_to_for_longest()
            throws SQLException {
        var process = process(2);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        process.run(List.of(heard(TOPIC, otherOrder, "other", 1)));
        process.run(List.of(heard(TOPIC, order, "two", 2)));
        process.run(List.of(heard(TOPIC, EventIds.next(), "third", 3)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, order, "known", 4)));
        process.run(List.of(heard(TOPIC, otherOrder, "loaded", 5)));

        assertThat(decidedOn).endsWith(List.of("one", "two"), List.of());
    }

    @Test
    void a_stream_is_kept_as_long_as_the_limit() throws SQLException {
        var process = process(ENOUGH);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        now = NOW.plus(AGE_MAX);
        process.run(List.of(heard(TOPIC, otherOrder, "other", 1)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, order, "known", 2)));

        assertThat(decidedOn).containsExactly(List.of(), List.of(), List.of("one"));
    }

    @Test
    void no_stream_is_kept_longer_than_the_limit() throws SQLException {
        var process = process(ENOUGH);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        now = NOW.plus(AGE_MAX).plusMillis(1);
        process.run(List.of(heard(TOPIC, otherOrder, "other", 1)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, order, "loaded", 2)));

        assertThat(decidedOn).containsExactly(List.of(), List.of(), List.of());
    }

    @Test
    void a_stream_that_is_appended_to_stays_and_holds_up_none_that_is_to_go() throws SQLException {
        var process = process(ENOUGH);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        process.run(List.of(heard(TOPIC, otherOrder, "other", 1)));
        now = NOW.plus(AGE_MAX);
        process.run(List.of(heard(TOPIC, order, "two", 2)));
        now = NOW.plus(AGE_MAX).plusMillis(1);
        process.run(List.of(heard(TOPIC, EventIds.next(), "third", 3)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, order, "known", 4)));
        process.run(List.of(heard(TOPIC, otherOrder, "loaded", 5)));

        assertThat(decidedOn).endsWith(List.of("one", "two"), List.of());
    }

    @Test
    void a_message_that_waited_long_leaves_a_stream_as_young_as_any() throws SQLException {
        var process = process(ENOUGH);
        now = NOW.plus(AGE_MAX.multipliedBy(2));
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        process.run(List.of(heard(TOPIC, otherOrder, "other", 1)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, order, "known", 2)));

        assertThat(decidedOn).endsWith(List.of("one"));
    }

    @Test
    void where_the_limit_is_zero_every_stream_is_loaded() throws SQLException {
        var process = process(0);
        process.run(List.of(heard(TOPIC, order, "one", 0)));
        loseTheTable();

        process.run(List.of(heard(TOPIC, order, "two", 1)));

        assertThat(decidedOn).containsExactly(List.of(), List.of());
    }

    /** Whoever loads the stream from here on finds nothing. */
    private void loseTheTable() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate event");
        }
    }

    private List<String> committed() throws SQLException {
        return database.texts(
                "select version || ' ' || convert_from(value, 'utf8') from event where stream_id = '%s' order by version"
                        .formatted(order));
    }

    private BatchRunner<List<String>, String, Command, None, String> process(int recentMax) {
        return runner(new Watching(), recentMax);
    }

    private BatchRunner<List<String>, String, Command, None, String> another() {
        return runner(BatchContext.none(), ENOUGH);
    }

    private BatchRunner<List<String>, String, Command, None, String> runner(
            BatchContext<List<String>, Command, None> context, int recentMax) {
        return new BatchRunner<>(
                Tally.definition(TOPIC, _ -> new Say("answer"), context),
                database.dataSource(),
                new CallStore(database.dataSource()),
                new RecordingClaims(),
                () -> now,
                Traces.OFF,
                recentMax,
                AGE_MAX);
    }

    private final class Watching implements BatchContext<List<String>, Command, None> {

        @Override
        public None open(Connection transaction, List<Pending<List<String>, Command>> batch) {
            decidedOn.add(batch.getFirst().state());
            if (batch.getFirst().state().equals(failsOn)) {
                throw new IllegalArgumentException("stock below zero");
            }
            return None.NONE;
        }

        @Override
        public void close(RoundTrip trip, None context, Map<StreamKey, StreamHead> ends) {}
    }
}
