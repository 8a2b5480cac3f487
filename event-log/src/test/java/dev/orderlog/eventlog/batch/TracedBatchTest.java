package dev.orderlog.eventlog.batch;

import static dev.orderlog.eventlog.tally.Messages.asked;
import static dev.orderlog.eventlog.tally.Messages.heard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.deadline.DueDeadline;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;
import dev.orderlog.eventlog.trace.Recorded;
import dev.orderlog.eventlog.trace.Traces;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Traces are of what was done, once. */
class TracedBatchTest {

    private static final String TOPIC = "words";
    private static final String REQUEST = "00-33333333333333333333333333333333-4444444444444444-01";
    private static final String OTHER = "00-55555555555555555555555555555555-6666666666666666-01";
    private static TestDatabase database;

    private final Recorded recorded = new Recorded();
    private final BatchRunner<List<String>, String, Command, None, String> runner =
            new BatchRunner<>(
                    Tally.definition(TOPIC, _ -> new Say("answer")),
                    database.dataSource(),
                    new CallStore(database.dataSource()),
                    new RecordingClaims(),
                    () -> Messages.NOW,
                    recorded.traces(),
                    100,
                    Duration.ofSeconds(5));
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
    void an_event_is_one_hop_however_often_it_is_delivered() throws SQLException {
        var hearing = heard(TOPIC, order, "word", 0);

        runner.run(List.of(hearing, hearing));
        runner.run(List.of(hearing));

        assertThat(recorded.spans())
                .singleElement()
                .satisfies(
                        span -> assertThat(span.getParentSpanId()).isEqualTo("2222222222222222"));
    }

    @Test
    void what_is_asked_of_an_order_under_way_is_said_in_its_trace() throws SQLException {
        runner.run(List.of(heard(TOPIC, order, "word", 0)));

        runner.run(List.of(asked(order, new Say("later"))));

        assertThat(said()).containsExactly(Recorded.traceparent(recorded.spans().getLast()));
        assertThat(recorded.spans().getLast().getTraceId())
                .isEqualTo("11111111111111111111111111111111");
    }

    @Test
    void what_is_asked_is_decided_within_the_request_and_said_by_the_hop_that_decided_it()
            throws SQLException {
        runner.run(List.of(requested(REQUEST, new Say("first"))));

        assertThat(recorded.spans())
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.getName()).isEqualTo("decide");
                    assertThat(span.getParentSpanId()).isEqualTo("4444444444444444");
                    assertThat(span.getLinks()).isEmpty();
                });
        assertThat(said()).containsExactly(Recorded.traceparent(recorded.spans().getFirst()));
    }

    @Test
    void an_answer_is_decided_within_its_call() throws SQLException {
        var call =
                new OutsideCall(
                        "key",
                        "outside",
                        order.toString(),
                        new byte[0],
                        EventIds.next(),
                        order,
                        REQUEST,
                        0);

        runner.run(List.of(Message.answered(call, new Say("answer"), Messages.NOW)));

        assertThat(recorded.spans())
                .singleElement()
                .satisfies(
                        span -> assertThat(span.getParentSpanId()).isEqualTo("4444444444444444"));
    }

    @Test
    void a_passed_deadline_is_a_hop_before_it_is_decided_and_not_another_one() throws SQLException {
        var due =
                new DueDeadline(
                        "payment", order.toString(), Messages.NOW, EventIds.next(), order, REQUEST);

        runner.run(List.of(Message.due(due, new Say("late"), Messages.NOW)));

        assertThat(recorded.spans()).isEmpty();
        assertThat(said()).containsExactly(REQUEST);
    }

    @Test
    void when_off_a_message_stays_the_one_that_it_was() {
        var off = new Aftermath(new RecordingClaims(), Traces.OFF.handling("tally"));
        var hearing = heard(TOPIC, order, "word", 0);
        var asking = requested(REQUEST, new Say("later"));

        assertThat(off.handled(hearing, OTHER)).isSameAs(hearing);
        assertThat(off.handled(asking, OTHER)).isSameAs(asking);
    }

    @Test
    void a_batch_that_fails_has_no_hops() {
        var failing =
                List.of(heard(TOPIC, order, "word", 0), asked(order, new Tally.Choke("a bug")));

        assertThat(catchThrowable(() -> runner.run(failing))).isNotNull();

        assertThat(recorded.spans()).isEmpty();
    }

    private Message<Command> requested(String traceparent, Command command) {
        return Message.asked(order, command, Messages.NOW, traceparent);
    }

    private List<String> said() throws SQLException {
        return database.texts(
                "select traceparent from event where said and stream_id = '" + order + "'");
    }
}
