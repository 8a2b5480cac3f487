package dev.orderlog.eventlog.parked;

import static dev.orderlog.eventlog.tally.Messages.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A redrive beside listeners, commands, discards and other redrives of the same order. */
class RedriveRacesTest {

    private static final Duration CEILING = Duration.ofSeconds(60);
    private static TestDatabase database;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RedriveRig rig = new RedriveRig(database);

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
        rig.gate.open();
        threads.close();
    }

    @Test
    void a_listener_waits_for_a_redrive_that_runs_and_goes_on_behind_it() throws Exception {
        rig.parkOn("first");
        rig.listen("second");
        rig.gate.close(message -> message.streamId().equals(rig.order.toString()));

        var redrive = threads.submit(() -> rig.redrive(rig::readable));
        rig.gate.awaitEntered();
        var listening = listenLater(rig.runner(new Gate()), "third");
        awaitBlocked();
        rig.gate.open();

        assertThat(redrive.get(60, TimeUnit.SECONDS)).isPresent();
        assertThat(listening.get(60, TimeUnit.SECONDS))
                .singleElement()
                .isInstanceOf(Outcome.Decided.class);
        assertThat(rig.words()).containsExactly("first", "second", "third");
        assertThat(rig.isParked()).isFalse();
    }

    @Test
    void a_redrive_waits_for_a_listener_that_queues_and_takes_what_it_queued() throws Exception {
        rig.parkOn("first");
        rig.gate.close(message -> message.streamId().equals(rig.other.toString()));

        var listening =
                threads.submit(() ->
                        rig.runner.run(
                                List.of(
                                        rig.heard(rig.order, "second"),
                                        rig.heard(rig.other, "o"))));
        rig.gate.awaitEntered();
        var redrive =
                threads.submit(() ->
                        rig.redriving(rig.runner(new Gate()), rig::readable)
                                .run(rig.order.toString(), "a person"));
        awaitBlocked();
        rig.gate.open();

        assertThat(listening.get(60, TimeUnit.SECONDS).getFirst())
                .isInstanceOf(Outcome.Queued.class);
        assertThat(redrive.get(60, TimeUnit.SECONDS).orElseThrow().handled()).isEqualTo(2);
        assertThat(rig.words()).containsExactly("first", "second");
        assertThat(rig.isParked()).isFalse();
    }

    @Test
    void an_order_that_is_parked_anew_while_it_is_redriven_is_parked_on_the_new_culprit()
            throws Exception {
        rig.parkOn("first");
        rig.gate.close(message -> message.streamId().equals(rig.order.toString()));

        var redrive = threads.submit(() -> rig.redrive(rig::readable));
        rig.gate.awaitEntered();
        var parking =
                threads.submit(() -> {
                    rig.parkOn("choke");
                    return null;
                });
        awaitBlocked();
        rig.gate.open();
        redrive.get(60, TimeUnit.SECONDS);
        parking.get(60, TimeUnit.SECONDS);

        assertThat(rig.words()).containsExactly("first");
        assertThat(rig.parked("reason_kind")).containsExactly("handler_failed");
        assertThat(rig.isParked()).isTrue();
        rig.listen("behind");
        assertThat(rig.parked("reason_kind")).containsExactly("handler_failed", "behind");
    }

    @Test
    void what_is_redriven_cannot_be_discarded_at_the_same_time() throws Exception {
        rig.parkOn("first");
        rig.gate.close(message -> message.streamId().equals(rig.order.toString()));

        var redrive = threads.submit(() -> rig.redrive(rig::readable));
        rig.gate.awaitEntered();
        var discard =
                threads.submit(() ->
                        new Discarding(rig.database.dataSource(), () -> Messages.NOW)
                                .run(
                                        rig.order.toString(),
                                        new Discarding.What.Everything(),
                                        "a person",
                                        "a test"));
        awaitBlocked();
        rig.gate.open();

        assertThat(redrive.get(60, TimeUnit.SECONDS).orElseThrow().handled()).isEqualTo(1);
        assertThat(discard.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(rig.words()).containsExactly("first");
    }

    @Test
    void two_redrives_of_one_order_at_once_handle_each_event_once() throws Exception {
        rig.parkOn("w0");
        rig.listen(IntStream.range(1, 300).mapToObj(n -> "w" + n).toArray(String[]::new));

        Callable<Optional<Redriven>> one =
                () ->
                        rig.redriving(rig.runner(new Gate()), rig::readable)
                                .run(rig.order.toString(), "a person");
        var both = List.of(threads.submit(one), threads.submit(one));
        for (var redrive : both) {
            redrive.get(60, TimeUnit.SECONDS);
        }

        assertThat(rig.words()).isEqualTo(IntStream.range(0, 300).mapToObj(n -> "w" + n).toList());
        assertThat(rig.isParked()).isFalse();
    }

    @Test
    void
            events_that_keep_arriving_while_an_order_is_redriven_are_handled_in_order_and_none_is_left()
                    throws Exception {
        rig.parkOn("w0");
        var instance = rig.runner(new Gate());
        var listening =
                threads.submit(() -> {
                    for (int n = 1; n < 400; n++) {
                        instance.run(List.of(rig.heard(rig.order, "w" + n)));
                    }
                    return null;
                });
        while (!listening.isDone()) {
            rig.redrive(rig::readable);
        }
        listening.get();
        rig.redrive(rig::readable);

        assertThat(rig.words()).isEqualTo(IntStream.range(0, 400).mapToObj(n -> "w" + n).toList());
        assertThat(rig.isParked()).isFalse();
    }

    @Test
    void commands_are_taken_while_an_order_is_parked_and_beside_its_redrive() throws Exception {
        rig.parkOn("w0");
        rig.runner.run(List.of(asked(rig.order, new Say("asked"))));
        assertThat(rig.words()).containsExactly("asked");
        rig.listen(IntStream.range(1, 100).mapToObj(n -> "w" + n).toArray(String[]::new));
        var instance = rig.runner(new Gate());
        var asking =
                threads.submit(() -> {
                    int said = 0;
                    while (said < 50) {
                        try {
                            instance.run(List.of(asked(rig.order, new Say("a" + said))));
                            said++;
                        } catch (SQLException lost) {
                            assertThat(lost.getSQLState()).isEqualTo("23505");
                        }
                    }
                    return null;
                });

        rig.redrive(rig::readable);
        asking.get(60, TimeUnit.SECONDS);

        assertThat(rig.words().stream().filter(word -> word.startsWith("w")).toList())
                .isEqualTo(IntStream.range(0, 100).mapToObj(n -> "w" + n).toList());
        assertThat(rig.words()).hasSize(151);
    }

    private Future<List<Outcome<String>>> listenLater(
            BatchRunner<?, ?, Command, ?, String> instance, String word) {
        return threads.submit(() -> instance.run(List.of(rig.heard(rig.order, word))));
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
}
