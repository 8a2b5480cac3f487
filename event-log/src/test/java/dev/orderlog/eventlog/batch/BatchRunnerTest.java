package dev.orderlog.eventlog.batch;

import static dev.orderlog.eventlog.tally.Messages.asked;
import static dev.orderlog.eventlog.tally.Messages.heard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.RecordReader;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.parked.Reason;
import dev.orderlog.eventlog.parked.Redrive;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Choke;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.Tally.Settle;
import dev.orderlog.eventlog.tally.Tally.WaitUntil;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class BatchRunnerTest {

    private static final String TOPIC = "words";
    private static TestDatabase database;

    private final RecordingClaims claims = new RecordingClaims();
    private final BatchRunner<List<String>, String, Command, None, String> runner =
            new BatchRunner<>(
                    Tally.definition(TOPIC, _ -> new Say("answer")),
                    database.dataSource(),
                    new CallStore(database.dataSource()),
                    claims,
                    () -> Messages.NOW);
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
    void a_batch_of_many_orders_is_one_transaction() throws SQLException {
        var orders = java.util.stream.Stream.generate(EventIds::next).limit(300).toList();

        runner.run(orders.stream().map(id -> asked(id, new Say("hello"))).toList());

        var in =
                orders.stream()
                        .map(id -> "'" + id + "'")
                        .collect(java.util.stream.Collectors.joining(","));
        assertThat(database.number("select count(*) from event where stream_id in (" + in + ")"))
                .isEqualTo(300);
        assertThat(
                        database.number(
                                "select count(distinct xmin::text) from event where stream_id in ("
                                        + in
                                        + ")"))
                .isEqualTo(1);
    }

    @Test
    void messages_of_one_order_are_decided_in_the_order_given_each_on_the_state_the_former_left()
            throws SQLException {
        var outcomes = runner.run(List.of(asked(order, new Say("a")), asked(order, new Say("b"))));

        assertThat(state()).containsExactly("a", "b");
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Decided.class,
                        decided -> assertThat(decided.sequence()).isEqualTo(2));
    }

    @Test
    void a_heard_event_is_remembered_as_it_was_and_not_numbered_among_what_was_said()
            throws SQLException {
        var message = heard(TOPIC, order, "heard", 41);

        runner.run(
                List.of(asked(order, new Say("said")), message, asked(order, new Say("said too"))));

        assertThat(
                        rows(
                                "event_id || ' ' || said || ' ' || version || ' ' || sequence || '"
                                        + " ' || source"))
                .element(1)
                .isEqualTo(message.heard().event().id() + " false 2 42 /elsewhere");
        assertThat(rows("said || ' ' || sequence")).containsExactly("true 1", "false 42", "true 2");
    }

    @Test
    void what_a_heard_event_leads_to_names_it_as_its_cause_and_keeps_its_correlation_and_trace()
            throws SQLException {
        var call =
                new OutsideCall(
                        "k" + order,
                        "outside",
                        order.toString(),
                        new byte[0],
                        EventIds.next(),
                        order,
                        "tp",
                        0);

        runner.run(List.of(Message.answered(call, new Say("answered"), Messages.NOW)));

        assertThat(rows("causation_id || ' ' || correlation_id || ' ' || traceparent"))
                .containsExactly(call.causationId() + " " + order + " tp");
    }

    @Test
    void a_batch_that_fails_leaves_nothing_behind() throws SQLException {
        var hearing = heard(TOPIC, order, "word", 0);
        var batch =
                List.of(
                        hearing,
                        asked(order, new Say("said")),
                        asked(order, new Tally.Ask("call-" + order)),
                        asked(EventIds.next(), new Choke("a bug")));

        assertThatThrownBy(() -> runner.run(batch)).hasMessage("a bug");

        assertThat(state()).isEmpty();
        assertThat(claims.started).isEmpty();
        assertThat(
                        database.number(
                                "select count(*) from outside_call where stream_id = '"
                                        + order
                                        + "'"))
                .isZero();
        assertThat(runner.run(List.of(hearing)))
                .singleElement()
                .isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void two_transactions_that_append_to_one_stream_at_once_cannot_both_commit() throws Exception {
        var barrier = new CyclicBarrier(2);
        var slow =
                new BatchRunner<>(
                        Tally.definition(TOPIC, _ -> new Say("answer")),
                        database.dataSource(),
                        new CallStore(database.dataSource()),
                        claims,
                        () -> Messages.NOW);
        var failures = new ArrayList<Exception>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                var word = "w" + i;
                threads.submit(() -> {
                    barrier.await();
                    var batch = new ArrayList<Message<Command>>();
                    for (int n = 0; n < 200; n++) {
                        batch.add(asked(order, new Say(word)));
                    }
                    try {
                        slow.run(batch);
                    } catch (SQLException lost) {
                        synchronized (failures) {
                            failures.add(lost);
                        }
                    }
                    return null;
                });
            }
        }
        assertThat(state()).hasSize(200 * (2 - failures.size()));
        assertThat(rows("version::text").stream().map(Long::valueOf).sorted().toList())
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(1, state().size())
                                .boxed()
                                .toList());
    }

    @Test
    void streams_elsewhere_are_numbered_from_where_they_ended() throws SQLException {
        var sku = "SKU-" + order;

        runner.run(
                List.of(
                        asked(order, new Tally.SayElsewhere("stock", sku, "one")),
                        asked(EventIds.next(), new Tally.SayElsewhere("stock", sku, "two"))));
        runner.run(List.of(asked(order, new Tally.SayElsewhere("stock", sku, "three"))));

        assertThat(
                        database.texts(
                                "select convert_from(value, 'utf8') || version || sequence from"
                                        + " event where stream_id = '"
                                        + sku
                                        + "' and topic = 'stock' order by version"))
                .containsExactly("one11", "two22", "three33");
    }

    @Test
    void a_call_that_is_withdrawn_in_the_batch_that_decided_it_is_never_made() throws SQLException {
        var key = "call-" + order;

        runner.run(
                List.of(asked(order, new Tally.Ask(key)), asked(order, new Tally.Withdraw(key))));

        assertThat(claims.started).isEmpty();
        assertThat(
                        database.number(
                                "select count(*) from outside_call where call_key = '" + key + "'"))
                .isZero();
    }

    @Test
    void a_call_starts_after_the_commit_and_goes_with_the_commit_of_its_answer()
            throws SQLException {
        var key = "call-" + order;

        runner.run(List.of(asked(order, new Tally.Ask(key))));
        assertThat(claims.started).extracting(OutsideCall::key).containsExactly(key);
        assertThat(
                        database.number(
                                "select count(*) from outside_call where call_key = '" + key + "'"))
                .isEqualTo(1);

        runner.run(
                List.of(
                        Message.answered(
                                claims.started.getFirst(), new Say("answered"), Messages.NOW)));
        assertThat(
                        database.number(
                                "select count(*) from outside_call where call_key = '" + key + "'"))
                .isZero();
        assertThat(state()).containsExactly("asked", "answered");
    }

    @Test
    void later_events_of_a_parked_order_queue_behind_it_and_a_redrive_handles_them_in_order()
            throws SQLException {
        var other = EventIds.next();
        var culprit = heard(TOPIC, order, "first", 100);
        runner.park(
                ParkedRecord.of(
                        culprit.heard(), Reason.of(new IllegalStateException("it choked"))));

        var outcomes =
                runner.run(
                        List.of(
                                heard(TOPIC, order, "second", 101),
                                heard(TOPIC, other, "other", 102),
                                heard(TOPIC, order, "third", 103)));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Queued.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Decided.class);
        assertThat(state()).isEmpty();

        new Redrive<>(
                        runner,
                        RecordReader.of(
                                Tally.definition(TOPIC, _ -> new Say("answer")),
                                UnknownTypes.PARK,
                                () -> Messages.NOW),
                        database.dataSource(),
                        () -> Messages.NOW)
                .run(order.toString(), "a test");
        assertThat(state()).containsExactly("first", "second", "third");
        assertThat(
                        database.number(
                                "select count(*) from parked_event where stream_id = '"
                                        + order
                                        + "'"))
                .isZero();
    }

    @Test
    void a_deadline_that_nobody_waits_for_any_more_goes_in_the_transaction_that_settles_it()
            throws SQLException {
        runner.run(
                List.of(
                        asked(order, new WaitUntil("first", Messages.NOW)),
                        asked(order, new WaitUntil("second", Messages.NOW))));
        assertThat(deadlines()).containsExactly("first", "second");

        runner.run(List.of(asked(order, new Settle("first")), asked(order, new Settle("never"))));

        assertThat(deadlines()).containsExactly("second");
    }

    @Test
    void a_deadline_that_is_settled_in_the_batch_that_sets_it_is_never_set() throws SQLException {
        runner.run(
                List.of(
                        asked(order, new WaitUntil("short", Messages.NOW)),
                        asked(order, new Settle("short"))));

        assertThat(deadlines()).isEmpty();
    }

    @Test
    void a_deadline_that_is_set_anew_after_it_was_settled_comes() throws SQLException {
        runner.run(List.of(asked(order, new WaitUntil("again", Messages.NOW))));

        runner.run(
                List.of(
                        asked(order, new Settle("again")),
                        asked(order, new WaitUntil("again", Messages.NOW.plusSeconds(60)))));

        assertThat(
                        database.texts(
                                "select execution_time - timestamptz '"
                                        + Messages.NOW
                                        + "' from scheduled_tasks where task_instance = '"
                                        + order
                                        + ":again'"))
                .containsExactly("00:01:00");
    }

    private List<String> deadlines() throws SQLException {
        return database.texts(
                "select split_part(task_instance, ':', 2) from scheduled_tasks where task_instance"
                        + " like '"
                        + order
                        + ":%' order by 1");
    }

    private List<String> state() throws SQLException {
        return rows("convert_from(value, 'utf8')");
    }

    private List<String> rows(String columns) throws SQLException {
        return database.texts(
                "select "
                        + columns
                        + " from event where topic = '"
                        + TOPIC
                        + "' and stream_id = '"
                        + order
                        + "' order by version");
    }
}
