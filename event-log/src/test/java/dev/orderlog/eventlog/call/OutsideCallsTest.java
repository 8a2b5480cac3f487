package dev.orderlog.eventlog.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.batch.Backoff;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;
import dev.orderlog.eventlog.time.SystemTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

class OutsideCallsTest {

    private static final String TOPIC = "words";
    private static final Duration CEILING = Duration.ofSeconds(60);

    private final List<OutsideCall> attempts = new CopyOnWriteArrayList<>();
    private final UUID order = EventIds.next();
    private int attemptsMax = 1_000;
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
    void a_call_without_a_definite_answer_is_made_again_with_the_same_key_until_one_comes()
            throws Exception {
        try (var process =
                new Process(call -> {
                    if (attempts.size() < 4) {
                        throw new CallFailedException("no answer");
                    }
                    return new Say("answer");
                })) {
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(said()).containsExactly("asked", "answer"));
        }
        assertThat(attempts).extracting(OutsideCall::key).containsExactly("k1", "k1", "k1", "k1");
        assertThat(attempts).extracting(OutsideCall::attempts).containsExactly(0, 1, 2, 3);
        assertThat(database.number("select count(*) from outside_call")).isZero();
    }

    @Test
    void a_call_in_flight_when_its_process_died_is_found_and_made_again_by_the_next()
            throws Exception {
        var inFlight = new CountDownLatch(1);
        try (var dying =
                new Process(call -> {
                    inFlight.countDown();
                    new CountDownLatch(1).await();
                    return new Say("never");
                })) {
            dying.run(new Tally.Ask("k1"));
            inFlight.await();
        }
        try (var next = new Process(call -> new Say("answer"))) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(said()).containsExactly("asked", "answer"));
        }
        assertThat(attempts).extracting(OutsideCall::key).containsOnly("k1");
    }

    @Test
    void a_withdrawn_call_is_not_attempted_again() throws Exception {
        var failing = new Semaphore(0);
        try (var process =
                new Process(call -> {
                    if (call.key().equals("k1")) {
                        failing.release();
                        throw new CallFailedException("no answer");
                    }
                    return new Say("later");
                })) {
            process.run(new Tally.Ask("k1"));
            failing.acquire();
            process.run(new Tally.Withdraw("k1"));
            int attemptsThen = attempts.size();
            process.run(new Tally.Ask("k2"));
            await().atMost(CEILING).untilAsserted(() -> assertThat(said()).contains("later"));

            assertThat(attempts.stream().filter(call -> call.key().equals("k1")).count())
                    .isLessThanOrEqualTo(attemptsThen + 1L);
            assertThat(database.number("select count(*) from outside_call")).isZero();
        }
    }

    @Test
    void no_more_than_the_limit_are_in_flight_and_the_rest_waits_in_the_database()
            throws Exception {
        var inFlight = new Semaphore(0);
        var goOn = new Semaphore(0);
        try (var process =
                new Process(call -> {
                    inFlight.release();
                    goOn.acquire();
                    return new Say("answer");
                })) {
            process.run(
                    IntStream.range(0, 10)
                            .mapToObj(n -> (Command) new Tally.Ask("k" + n))
                            .toArray(Command[]::new));
            inFlight.acquire(Process.CONCURRENCY_MAX);
            assertThat(attempts).hasSize(Process.CONCURRENCY_MAX);
            assertThat(database.number("select count(*) from outside_call")).isEqualTo(10);

            goOn.release(10);
            await().atMost(CEILING)
                    .untilAsserted(() ->
                            assertThat(database.number("select count(*) from outside_call"))
                                    .isZero());
        }
        assertThat(attempts.stream().map(OutsideCall::key).distinct()).hasSize(10);
        assertThat(attempts).hasSize(10);
    }

    @Test
    void a_destination_that_always_fails_is_left_alone_for_a_while() throws Exception {
        try (var process =
                new Process(call -> {
                    throw new CallFailedException("down");
                })) {
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING)
                    .untilAsserted(
                            () -> assertThat(process.calls.leftAlone()).containsExactly("outside"));
        }
    }

    private List<String> said() throws SQLException {
        return database.texts(
                "select convert_from(value, 'utf8') from event where stream_id = '"
                        + order
                        + "' order by version");
    }

    /** One process of the service: its batches and its calls, on the shared database. */
    private final class Process implements AutoCloseable {

        static final int CONCURRENCY_MAX = 3;

        private final OutsideCalls<Command> calls;
        private final BatchRunner<?, ?, Command, ?, String> runner;

        Process(CallHandler<Command> handler) {
            var store = new CallStore(database.dataSource());
            CallHandler<Command> recording =
                    call -> {
                        attempts.add(call);
                        return handler.call(call);
                    };
            var settings =
                    new CallSettings(
                            CONCURRENCY_MAX,
                            Duration.ofMillis(1500),
                            new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)),
                            attemptsMax,
                            6,
                            Duration.ofSeconds(2));
            this.calls =
                    new OutsideCalls<>(
                            "test-calls",
                            store,
                            Map.of("outside", recording),
                            settings,
                            SystemTime.source(),
                            this::take);
            this.runner =
                    new BatchRunner<>(
                            Tally.definition(TOPIC, recording),
                            database.dataSource(),
                            store,
                            calls,
                            SystemTime.source());
            calls.start();
        }

        void run(Command... commands) throws SQLException {
            var now = SystemTime.source().instant();
            runner.run(
                    java.util.Arrays.stream(commands)
                            .map(command -> Message.asked(order, command, now, null))
                            .toList());
        }

        private synchronized CompletableFuture<?> take(Message<Command> answer) {
            try {
                return CompletableFuture.completedFuture(runner.run(List.of(answer)));
            } catch (SQLException failed) {
                return CompletableFuture.failedFuture(failed);
            }
        }

        @Override
        public void close() {
            calls.close();
        }
    }
}
