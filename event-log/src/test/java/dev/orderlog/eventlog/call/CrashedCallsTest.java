package dev.orderlog.eventlog.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.Message;
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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Processes that die before, during and after a call. */
class CrashedCallsTest {

    private static final int ATTEMPTS_MAX = 1_000;
    private static final String TOPIC = "words";
    private static final Duration CEILING = Duration.ofSeconds(60);

    private final List<OutsideCall> attempts = new CopyOnWriteArrayList<>();
    private final UUID order = EventIds.next();
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
    void a_call_in_flight_when_its_process_died_is_found_and_made_again_by_the_next()
            throws Exception {
        var inFlight = new CountDownLatch(1);
        try (var dying =
                process(call -> {
                    inFlight.countDown();
                    new CountDownLatch(1).await();
                    return new Say("never");
                })) {
            dying.run(new Tally.Ask("k1"));
            inFlight.await();
        }
        try (var next = process(call -> new Say("answer"))) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(said()).containsExactly("asked", "answer"));
        }
        assertThat(attempts).extracting(OutsideCall::key).containsOnly("k1");
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
                var next = process(server::call)) {
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
            try (var dying = process(server::call)) {
                dying.run(new Tally.Ask("k1"));
                await().atMost(CEILING).until(() -> server.effects.size() == 1);
            }
            server.hangs = false;
            try (var next = process(server::call)) {
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
            try (var dying = process(server::call)) {
                dying.answers =
                        _ -> {
                            answered.countDown();
                            return new CompletableFuture<>();
                        };
                dying.run(new Tally.Ask("k1"));
                answered.await();
            }
            assertThat(said()).containsExactly("asked");
            try (var next = process(server::call)) {
                await().atMost(CEILING)
                        .untilAsserted(
                                () -> assertThat(said()).containsExactly("asked", "done k1"));
            }
            assertThat(server.requests).containsExactly("k1", "k1");
            assertThat(server.effects).containsExactly("k1");
        }
    }

    private CallingProcess process(CallHandler<Command> handler) {
        return new CallingProcess(
                database, order, attempts, ATTEMPTS_MAX, CallingProcess.ROOM_WAIT_MAX, handler);
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
        public void committed(
                List<OutsideCall> claimed, List<OutsideCall> unclaimed, Collection<String> over) {}

        @Override
        public void abandoned(List<OutsideCall> claimed) {}
    }
}
