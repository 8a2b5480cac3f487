package dev.orderlog.eventlog.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    @Test
    void a_process_that_dies_before_the_call_leaves_it_to_the_next() throws Exception {
        var dying =
                new BatchRunner<>(
                        Tally.definition(TOPIC, _ -> new Say("never")),
                        database.dataSource(),
                        new CallStore(database.dataSource()),
                        new DiesBeforeTheCall(),
                        SystemTime.source());
        var now = SystemTime.source().instant();
        dying.run(List.of(Message.asked(order, new Tally.Ask("k1"), now, null)));

        try (var server = new OncePerKey();
                var next = new Process(server::call)) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(said()).containsExactly("asked", "done k1"));
            assertThat(server.requests).containsExactly("k1");
            assertThat(server.effects).containsExactly("k1");
        }
    }

    @Test
    void a_process_that_dies_during_the_call_leaves_it_to_the_next_and_there_is_one_effect()
            throws Exception {
        try (var server = new OncePerKey()) {
            server.hangs = true;
            try (var dying = new Process(server::call)) {
                dying.run(new Tally.Ask("k1"));
                await().atMost(CEILING).until(() -> server.effects.size() == 1);
            }
            server.hangs = false;
            try (var next = new Process(server::call)) {
                await().atMost(CEILING)
                        .untilAsserted(
                                () -> assertThat(said()).containsExactly("asked", "done k1"));
            }
            assertThat(server.requests).hasSizeGreaterThan(1).containsOnly("k1");
            assertThat(server.effects).containsExactly("k1");
        }
    }

    @Test
    void a_process_that_dies_between_the_answer_and_its_commit_leaves_one_effect_and_one_event()
            throws Exception {
        var answered = new CountDownLatch(1);
        try (var server = new OncePerKey()) {
            try (var dying = new Process(server::call)) {
                dying.answers =
                        _ -> {
                            answered.countDown();
                            return new CompletableFuture<>();
                        };
                dying.run(new Tally.Ask("k1"));
                answered.await();
            }
            assertThat(said()).containsExactly("asked");
            try (var next = new Process(server::call)) {
                await().atMost(CEILING)
                        .untilAsserted(
                                () -> assertThat(said()).containsExactly("asked", "done k1"));
            }
            assertThat(server.requests).containsExactly("k1", "k1");
            assertThat(server.effects).containsExactly("k1");
        }
    }

    @Test
    void an_answer_that_cannot_be_committed_now_is_not_the_calls_fault() throws Exception {
        attemptsMax = 2;
        var away = new Semaphore(3);
        try (var process = new Process(call -> new Say("answer"))) {
            process.answers =
                    answer ->
                            away.tryAcquire()
                                    ? CompletableFuture.failedFuture(
                                            new SQLException("away", "08006"))
                                    : process.take(answer);
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(said()).containsExactly("asked", "answer"));
        }
        assertThat(attempts).hasSize(4).extracting(OutsideCall::attempts).containsOnly(0);
    }

    @Test
    void a_call_that_never_succeeds_waits_for_a_person_with_its_last_error() throws Exception {
        attemptsMax = 3;
        try (var process =
                new Process(call -> {
                    if (call.key().equals("k1")) {
                        throw new CallFailedException("no answer from the other side");
                    }
                    return new Say("answer");
                })) {
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING).until(() -> parkedCalls().equals(List.of("k1")));
            process.run(new Tally.Ask("k2"));
            await().atMost(CEILING).untilAsserted(() -> assertThat(said()).contains("answer"));
        }
        assertThat(attempts.stream().filter(call -> call.key().equals("k1"))).hasSize(3);
        assertThat(database.texts("select attempts || ' ' || last_error from outside_call"))
                .containsExactly("3 no answer from the other side");
    }

    @Test
    void an_answer_that_the_decider_chokes_on_is_a_persons_matter_too() throws Exception {
        attemptsMax = 2;
        try (var process = new Process(call -> new Tally.Choke("a bug"))) {
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING).until(() -> parkedCalls().equals(List.of("k1")));
        }
        assertThat(database.texts("select last_error from outside_call").getFirst())
                .contains("the answer could not be taken", "a bug");
    }

    @Test
    void what_a_destination_that_is_left_alone_is_spared_does_not_count_as_an_attempt()
            throws Exception {
        attemptsMax = 2;
        try (var process =
                new Process(call -> {
                    if (attemptsOf(call) == 1) {
                        throw new CallFailedException("down");
                    }
                    return new Say("answer");
                })) {
            process.run(
                    IntStream.range(0, 8)
                            .mapToObj(n -> (Command) new Tally.Ask("k" + n))
                            .toArray(Command[]::new));
            await().atMost(CEILING).until(() -> !process.calls.leftAlone().isEmpty());
            await().atMost(CEILING)
                    .untilAsserted(() ->
                            assertThat(database.number("select count(*) from outside_call"))
                                    .isZero());
            assertThat(process.calls.leftAlone()).isEmpty();
        }
        assertThat(said()).filteredOn(word -> word.equals("answer")).hasSize(8);
    }

    private long attemptsOf(OutsideCall call) {
        return attempts.stream().filter(made -> made.key().equals(call.key())).count();
    }

    @Test
    void a_withdrawn_call_that_waits_for_a_person_waits_no_longer() throws Exception {
        attemptsMax = 1;
        try (var process =
                new Process(call -> {
                    throw new CallFailedException("no answer");
                })) {
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING).until(() -> parkedCalls().equals(List.of("k1")));
            process.run(new Tally.Withdraw("k1"));
        }
        assertThat(parkedCalls()).isEmpty();
    }

    private List<String> parkedCalls() throws SQLException {
        return database.texts("select call_key from outside_call where parked_at is not null");
    }

    private List<String> said() throws SQLException {
        return database.texts(
                "select convert_from(value, 'utf8') from event where stream_id = '"
                        + order
                        + "' order by version");
    }

    /** Commits, and is gone. */
    private static final class DiesBeforeTheCall implements BatchRunner.CallClaims {
        @Override
        public Instant claim(OutsideCall call, Instant now) {
            return now.plusMillis(300);
        }

        @Override
        public void committed(List<OutsideCall> claimed) {}

        @Override
        public void abandoned(List<OutsideCall> claimed) {}
    }

    /** A system over HTTP that acts once per key, and answers a repeat as it answered first. */
    private static final class OncePerKey implements AutoCloseable {
        final List<String> requests = new CopyOnWriteArrayList<>();
        final Set<String> effects = ConcurrentHashMap.newKeySet();
        volatile boolean hangs;
        private final CountDownLatch closing = new CountDownLatch(1);
        private final OutsideHttp http = new OutsideHttp(Duration.ofSeconds(1));
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        OncePerKey() throws IOException {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
        }

        Command call(OutsideCall call) throws CallFailedException, InterruptedException {
            var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            var answer = http.send("PUT", uri, call.key(), call.request());
            return new Say(new String(answer.body(), UTF_8));
        }

        private void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
                var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                requests.add(key);
                effects.add(key);
                if (hangs) {
                    closing.await();
                }
                var body = ("done " + key).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            closing.countDown();
            threads.shutdownNow();
            server.stop(0);
            http.close();
        }
    }

    /** One process of the service: its batches and its calls, on the shared database. */
    private final class Process implements AutoCloseable {

        static final int CONCURRENCY_MAX = 3;

        private final OutsideCalls<Command> calls;
        private final BatchRunner<?, ?, Command, ?, String> runner;
        private volatile OutsideCalls.Answers<Command> answers = this::take;

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
                            answer -> answers.take(answer));
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
            } catch (SQLException | RuntimeException failed) {
                return CompletableFuture.failedFuture(failed);
            }
        }

        @Override
        public void close() {
            calls.close();
        }
    }
}
