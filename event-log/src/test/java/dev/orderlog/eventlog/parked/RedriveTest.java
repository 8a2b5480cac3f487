package dev.orderlog.eventlog.parked;

import static dev.orderlog.eventlog.tally.Messages.asked;
import static dev.orderlog.eventlog.tally.Messages.heard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.BatchRunner.ParkedReader;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.batch.RecordingClaims;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.RecordReader;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.parked.Redriven.Handled;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Hear;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

class RedriveTest {

    private static final String TOPIC = "words";
    private static final Duration CEILING = Duration.ofSeconds(60);
    private static final AtomicLong OFFSETS = new AtomicLong();
    private static TestDatabase database;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final UUID order = EventIds.next();
    private final UUID other = EventIds.next();
    private final Gate gate = new Gate();
    private final BatchRunner<List<String>, String, Command, None, String> runner = runner(gate);
    private final RecordReader<Command> reader =
            RecordReader.of(
                    Tally.definition(TOPIC, _ -> new Say("answer")),
                    UnknownTypes.PARK,
                    () -> Messages.NOW);

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void stop() {
        gate.open();
        threads.close();
    }

    @Test
    void a_redriven_order_catches_up_in_order_and_is_no_longer_parked() throws Exception {
        parkOn("first");
        listen("second", "third");

        var redriven = redrive(this::readable).orElseThrow();

        assertThat(words()).containsExactly("first", "second", "third");
        assertThat(redriven.handled()).isEqualTo(3);
        assertThat(redriven.waiting()).isZero();
        assertThat(redriven.stop()).isNull();
        assertThat(isParked()).isFalse();
        listen("fourth");
        assertThat(words()).endsWith("fourth");
    }

    @Test
    void an_order_that_is_not_parked_is_not_redriven() throws Exception {
        assertThat(redrive(this::readable)).isEmpty();
        assertThat(acts()).isEmpty();
    }

    @Test
    void a_redrive_that_fails_at_a_later_event_keeps_what_succeeded_and_the_rest_stays_parked()
            throws Exception {
        parkOn("w0");
        listen(IntStream.range(1, 250).mapToObj(n -> "w" + n).toArray(String[]::new));
        listen("choke on this", "after");

        var redriven = redrive(this::readable).orElseThrow();

        assertThat(words()).isEqualTo(IntStream.range(0, 250).mapToObj(n -> "w" + n).toList());
        assertThat(redriven.handled()).isEqualTo(250);
        assertThat(redriven.records()).hasSize(Redriven.RECORDS_MAX);
        assertThat(redriven.waiting()).isEqualTo(2);
        assertThat(redriven.stop())
                .satisfies(stop -> {
                    assertThat(stop.kind()).isEqualTo(ReasonKind.HANDLER_FAILED);
                    assertThat(stop.reason())
                            .isEqualTo("java.lang.IllegalStateException: choke on this");
                });
        assertThat(parked("reason_kind || ' ' || attempts || ' ' || reason"))
                .containsExactly(
                        "handler_failed 1 java.lang.IllegalStateException: choke on this",
                        "behind 0 waits behind a parked event of its order");
        assertThat(
                        database.number(
                                "select attempts from parked_order where stream_id = '"
                                        + order
                                        + "'"))
                .isEqualTo(1);

        redrive(this::readable);
        assertThat(parked("attempts")).containsExactly("2", "0");
    }

    @Test
    void a_record_that_still_cannot_be_read_keeps_its_order_parked_with_the_new_reason()
            throws Exception {
        parkOn("first");
        var record = heard(TOPIC, order, "\0garbage", OFFSETS.incrementAndGet());
        runner.run(List.of(record));
        listen("third");

        var redriven = redrive(reader).orElseThrow();

        assertThat(words()).containsExactly("first");
        assertThat(redriven.handled()).isEqualTo(1);
        assertThat(parked("reason_kind || ' ' || reason"))
                .containsExactly(
                        "undecodable not a word",
                        "behind waits behind a parked event of its order");
    }

    @Test
    void what_was_handled_elsewhere_meanwhile_has_no_second_effect_in_a_redrive() throws Exception {
        parkOn("first");
        var repeated = heard(TOPIC, order, "second", OFFSETS.incrementAndGet());
        runner.run(List.of(repeated));
        runner.run(
                List.of(
                        Message.heard(
                                new Message.Heard(
                                        repeated.heard().event(), 0, OFFSETS.incrementAndGet()),
                                new Hear("second"),
                                Messages.NOW)));

        var redriven = redrive(this::readable).orElseThrow();

        assertThat(words()).containsExactly("first", "second");
        assertThat(redriven.records())
                .extracting(Handled::how)
                .containsExactly(Redriven.How.DECIDED, Redriven.How.DECIDED, Redriven.How.REPEATED);
    }

    @Test
    void an_event_that_was_handled_meanwhile_parks_nothing() throws Exception {
        var word = heard(TOPIC, order, "word", OFFSETS.incrementAndGet());
        runner.run(List.of(word));

        runner.park(
                ParkedRecord.of(
                        word.heard(), Reason.of(new IllegalStateException("an old version"))));

        assertThat(isParked()).isFalse();
    }

    @Test
    void a_dry_run_says_what_would_happen_and_nothing_of_it_does() throws Exception {
        parkOn("first");
        listen("second", "choke", "behind");

        var redriven = redriving(runner, this::readable).rehearse(order.toString()).orElseThrow();

        assertThat(redriven.dryRun()).isTrue();
        assertThat(redriven.handled()).isEqualTo(2);
        assertThat(redriven.stop().reason()).contains("choke");
        assertThat(redriven.waiting()).isEqualTo(4);
        assertThat(words()).isEmpty();
        assertThat(parked("attempts")).containsExactly("0", "0", "0", "0");
        assertThat(acts()).isEmpty();
    }

    @Test
    void every_piece_and_every_failure_of_a_redrive_is_on_record() throws Exception {
        parkOn("first");
        listen("choke");

        redrive(this::readable);

        assertThat(acts())
                .containsExactly(
                        "a person redrive: 1 handled, 1 wait",
                        "a person redrive: still parked: handler_failed:"
                                + " java.lang.IllegalStateException: choke");
    }

    @Test
    void a_listener_waits_for_a_redrive_that_runs_and_goes_on_behind_it() throws Exception {
        parkOn("first");
        listen("second");
        gate.close(message -> message.streamId().equals(order.toString()));

        var redrive = threads.submit(() -> redrive(this::readable));
        gate.awaitEntered();
        var listening = listenLater(runner(new Gate()), "third");
        awaitBlocked();
        gate.open();

        assertThat(redrive.get(60, TimeUnit.SECONDS)).isPresent();
        assertThat(listening.get(60, TimeUnit.SECONDS))
                .singleElement()
                .isInstanceOf(Outcome.Decided.class);
        assertThat(words()).containsExactly("first", "second", "third");
        assertThat(isParked()).isFalse();
    }

    @Test
    void a_redrive_waits_for_a_listener_that_queues_and_takes_what_it_queued() throws Exception {
        parkOn("first");
        gate.close(message -> message.streamId().equals(other.toString()));

        var listening =
                threads.submit(() ->
                        runner.run(
                                List.of(
                                        heard(TOPIC, order, "second", OFFSETS.incrementAndGet()),
                                        heard(TOPIC, other, "o", OFFSETS.incrementAndGet()))));
        gate.awaitEntered();
        var redrive =
                threads.submit(() ->
                        redriving(runner(new Gate()), this::readable)
                                .run(order.toString(), "a person"));
        awaitBlocked();
        gate.open();

        assertThat(listening.get(60, TimeUnit.SECONDS).getFirst())
                .isInstanceOf(Outcome.Queued.class);
        assertThat(redrive.get(60, TimeUnit.SECONDS).orElseThrow().handled()).isEqualTo(2);
        assertThat(words()).containsExactly("first", "second");
        assertThat(isParked()).isFalse();
    }

    @Test
    void an_order_that_is_parked_anew_while_it_is_redriven_is_parked_on_the_new_culprit()
            throws Exception {
        parkOn("first");
        gate.close(message -> message.streamId().equals(order.toString()));

        var redrive = threads.submit(() -> redrive(this::readable));
        gate.awaitEntered();
        var parking =
                threads.submit(() -> {
                    parkOn("choke");
                    return null;
                });
        awaitBlocked();
        gate.open();
        redrive.get(60, TimeUnit.SECONDS);
        parking.get(60, TimeUnit.SECONDS);

        assertThat(words()).containsExactly("first");
        assertThat(parked("reason_kind")).containsExactly("handler_failed");
        assertThat(isParked()).isTrue();
        listen("behind");
        assertThat(parked("reason_kind")).containsExactly("handler_failed", "behind");
    }

    @Test
    void what_is_redriven_cannot_be_discarded_at_the_same_time() throws Exception {
        parkOn("first");
        gate.close(message -> message.streamId().equals(order.toString()));

        var redrive = threads.submit(() -> redrive(this::readable));
        gate.awaitEntered();
        var discard =
                threads.submit(() ->
                        new Discarding(database.dataSource(), () -> Messages.NOW)
                                .run(
                                        order.toString(),
                                        new Discarding.What.Everything(),
                                        "a person",
                                        "a test"));
        awaitBlocked();
        gate.open();

        assertThat(redrive.get(60, TimeUnit.SECONDS).orElseThrow().handled()).isEqualTo(1);
        assertThat(discard.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(words()).containsExactly("first");
    }

    @Test
    void two_redrives_of_one_order_at_once_handle_each_event_once() throws Exception {
        parkOn("w0");
        listen(IntStream.range(1, 300).mapToObj(n -> "w" + n).toArray(String[]::new));

        Callable<Optional<Redriven>> one =
                () ->
                        redriving(runner(new Gate()), this::readable)
                                .run(order.toString(), "a person");
        var both = List.of(threads.submit(one), threads.submit(one));
        for (var redrive : both) {
            redrive.get(60, TimeUnit.SECONDS);
        }

        assertThat(words()).isEqualTo(IntStream.range(0, 300).mapToObj(n -> "w" + n).toList());
        assertThat(isParked()).isFalse();
    }

    @Test
    void
            events_that_keep_arriving_while_an_order_is_redriven_are_handled_in_order_and_none_is_left()
                    throws Exception {
        parkOn("w0");
        var instance = runner(new Gate());
        var listening =
                threads.submit(() -> {
                    for (int n = 1; n < 400; n++) {
                        instance.run(
                                List.of(heard(TOPIC, order, "w" + n, OFFSETS.incrementAndGet())));
                    }
                    return null;
                });
        while (!listening.isDone()) {
            redrive(this::readable);
        }
        listening.get();
        redrive(this::readable);

        assertThat(words()).isEqualTo(IntStream.range(0, 400).mapToObj(n -> "w" + n).toList());
        assertThat(isParked()).isFalse();
    }

    @Test
    void commands_are_taken_while_an_order_is_parked_and_beside_its_redrive() throws Exception {
        parkOn("w0");
        runner.run(List.of(asked(order, new Say("asked"))));
        assertThat(words()).containsExactly("asked");
        listen(IntStream.range(1, 100).mapToObj(n -> "w" + n).toArray(String[]::new));
        var instance = runner(new Gate());
        var asking =
                threads.submit(() -> {
                    int said = 0;
                    while (said < 50) {
                        try {
                            instance.run(List.of(asked(order, new Say("a" + said))));
                            said++;
                        } catch (SQLException lost) {
                            assertThat(lost.getSQLState()).isEqualTo("23505");
                        }
                    }
                    return null;
                });

        redrive(this::readable);
        asking.get(60, TimeUnit.SECONDS);

        assertThat(words().stream().filter(word -> word.startsWith("w")).toList())
                .isEqualTo(IntStream.range(0, 100).mapToObj(n -> "w" + n).toList());
        assertThat(words()).hasSize(151);
    }

    @Test
    void a_registry_that_is_away_stops_a_redrive_and_changes_nothing() throws Exception {
        parkOn("first");

        assertThatThrownBy(() ->
                        redrive(record -> {
                            throw new RetriableException("the registry is away") {};
                        }))
                .hasMessage("the registry is away");

        assertThat(parked("attempts")).containsExactly("0");
        assertThat(acts()).isEmpty();
    }

    private void parkOn(String word) throws SQLException {
        var culprit = heard(TOPIC, order, word, OFFSETS.incrementAndGet());
        runner.park(ParkedRecord.of(culprit.heard(), Reason.of(new IllegalStateException("it"))));
    }

    private List<Outcome<String>> listen(String... words) throws SQLException {
        var batch = new ArrayList<Message<Command>>();
        for (var word : words) {
            batch.add(heard(TOPIC, order, word, OFFSETS.incrementAndGet()));
        }
        return runner.run(batch);
    }

    private Future<List<Outcome<String>>> listenLater(
            BatchRunner<?, ?, Command, ?, String> instance, String word) {
        return threads.submit(
                () -> instance.run(List.of(heard(TOPIC, order, word, OFFSETS.incrementAndGet()))));
    }

    private Optional<Redriven> redrive(ParkedReader<Command> records) throws SQLException {
        return redriving(runner, records).run(order.toString(), "a person");
    }

    private Redrive<Command, String> redriving(
            BatchRunner<?, ?, Command, ?, String> instance, ParkedReader<Command> records) {
        return new Redrive<>(instance, records, database.dataSource(), () -> Messages.NOW);
    }

    /** As the service reads it now that it has been mended. */
    private Optional<Message<Command>> readable(ParkedRecord record) {
        assertThat(CloudEventHeaders.id(record.headers())).hasValue(record.eventId());
        return reader.read(record);
    }

    private static BatchRunner<List<String>, String, Command, None, String> runner(Gate gate) {
        return new BatchRunner<>(
                Tally.definition(TOPIC, _ -> new Say("answer"), gate),
                database.dataSource(),
                new CallStore(database.dataSource()),
                new RecordingClaims(),
                () -> Messages.NOW);
    }

    private static void awaitBlocked() {
        await().atMost(CEILING)
                .until(() ->
                        database.number(
                                        "select count(*) from pg_locks where not granted and pid in"
                                                + " (select pid from pg_stat_activity where datname"
                                                + " = current_database())")
                                > 0);
    }

    private boolean isParked() throws SQLException {
        return !database.texts(
                        "select 1 from parked_order where stream_id = '"
                                + order
                                + "' union all select 1 from parked_event where stream_id = '"
                                + order
                                + "'")
                .isEmpty();
    }

    private List<String> parked(String columns) throws SQLException {
        return database.texts(
                "select "
                        + columns
                        + " from parked_event where stream_id = '"
                        + order
                        + "' order by position");
    }

    private List<String> acts() throws SQLException {
        return database.texts(
                "select by || ' ' || act || ': ' || result from parked_act where stream_id = '"
                        + order
                        + "' order by act_id");
    }

    private List<String> words() throws SQLException {
        return database.texts(
                "select convert_from(value, 'utf8') from event where stream_id = '"
                        + order
                        + "' order by version");
    }

    /** Holds up a batch in the middle of its transaction. */
    private static final class Gate implements BatchContext<List<String>, Command, None> {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile Predicate<Message<Command>> held = _ -> false;

        void close(Predicate<Message<Command>> which) {
            held = which;
        }

        void awaitEntered() throws InterruptedException {
            assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            goOn.countDown();
        }

        @Override
        public None open(Connection transaction, List<Pending<List<String>, Command>> batch) {
            if (batch.stream().anyMatch(pending -> held.test(pending.message()))) {
                entered.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            return None.NONE;
        }

        @Override
        public void close(Connection transaction, None context) {}
    }
}
