package dev.orderlog.eventlog.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class OutsideCallsTest {

    private static final Duration CEILING = Duration.ofSeconds(60);

    private final List<OutsideCall> attempts = new CopyOnWriteArrayList<>();
    private final UUID order = EventIds.next();
    private int attemptsMax = 1_000;
    private Duration roomWaitMax = CallingProcess.ROOM_WAIT_MAX;
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
                process(call -> {
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
    void a_withdrawn_call_is_not_attempted_again() throws Exception {
        var failing = new Semaphore(0);
        try (var process =
                process(call -> {
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
    void no_more_than_the_limit_are_in_flight_and_no_more_than_the_limit_taken_on()
            throws Exception {
        var inFlight = new Semaphore(0);
        var goOn = new Semaphore(0);
        try (var process = process(answering(inFlight, goOn))) {
            process.run(asks(10));
            inFlight.acquire(CallingProcess.CONCURRENCY_MAX);
            assertThat(attempts).hasSize(CallingProcess.CONCURRENCY_MAX);
            assertThat(database.number("select count(*) from outside_call")).isEqualTo(10);
            awaitClaimed(CallingProcess.CLAIMED_MAX);

            goOn.release(10);
            awaitNoCall();
        }
        assertThat(attempts.stream().map(OutsideCall::key).distinct()).hasSize(10);
        assertThat(attempts).hasSize(10);
    }

    @Test
    void there_is_room_until_more_are_taken_on_than_may_be_in_flight() throws Exception {
        var goOn = new Semaphore(0);
        try (var process = process(answering(new Semaphore(0), goOn))) {
            process.run(asks(CallingProcess.CONCURRENCY_MAX));
            assertThat(process.calls.awaitRoom()).isTrue();

            process.run(new Tally.Ask("one more"));
            awaitClaimed(CallingProcess.CONCURRENCY_MAX + 1);
            assertThat(process.calls.awaitRoom()).isFalse();

            goOn.release(CallingProcess.CONCURRENCY_MAX + 1);
            awaitNoCall();
            assertThat(process.calls.awaitRoom()).isTrue();
        }
    }

    @Test
    void whoever_waits_for_room_goes_on_as_soon_as_there_is_some() throws Exception {
        roomWaitMax = CEILING.multipliedBy(10);
        var goOn = new Semaphore(0);
        try (var process = process(answering(new Semaphore(0), goOn))) {
            process.run(asks(CallingProcess.CONCURRENCY_MAX + 1));
            awaitClaimed(CallingProcess.CONCURRENCY_MAX + 1);
            var room = new CompletableFuture<Boolean>();
            var waiting =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    room.complete(process.calls.awaitRoom());
                                } catch (InterruptedException stopped) {
                                    room.completeExceptionally(stopped);
                                }
                            });
            try {
                await().atMost(CEILING)
                        .until(waiting::getState, Thread.State.TIMED_WAITING::equals);
                goOn.release(1);

                assertThat(room.get(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                waiting.interrupt();
            }
            goOn.release(CallingProcess.CONCURRENCY_MAX);
            awaitNoCall();
        }
    }

    @Test
    void an_answer_that_waits_for_its_commit_keeps_no_call_from_being_made() throws Exception {
        var committing = new CompletableFuture<Void>();
        try (var process = process(call -> new Say("answer"))) {
            process.answers = answer -> committing.thenApply(_ -> process.take(answer).join());
            process.run(asks(CallingProcess.CLAIMED_MAX));

            await().atMost(CEILING).until(() -> attempts.size() == CallingProcess.CLAIMED_MAX);
            assertThat(database.number("select count(*) from outside_call"))
                    .isEqualTo(CallingProcess.CLAIMED_MAX);
            committing.complete(null);
            awaitNoCall();
        }
    }

    @Test
    void a_call_whose_turn_does_not_come_in_time_is_given_back_and_found_again() throws Exception {
        var goOn = new Semaphore(0);
        try (var process = process(answering(new Semaphore(0), goOn))) {
            process.run(asks(CallingProcess.CLAIMED_MAX));
            await().atMost(CEILING)
                    .untilAsserted(() ->
                            assertThat(
                                            database.texts(
                                                    "select distinct last_error from outside_call"
                                                            + " where last_error is not null"))
                                    .containsExactly("its turn did not come in time"));
            assertThat(database.number("select sum(attempts) from outside_call")).isZero();

            goOn.release(CallingProcess.CLAIMED_MAX * 2);
            awaitNoCall();
        }
        assertThat(attempts.stream().map(OutsideCall::key).distinct())
                .hasSize(CallingProcess.CLAIMED_MAX);
    }

    @Test
    void a_call_that_waits_for_its_turn_is_not_made_once_it_is_withdrawn() throws Exception {
        var inFlight = new Semaphore(0);
        var goOn = new Semaphore(0);
        try (var process = process(answering(inFlight, goOn))) {
            process.run(asks(CallingProcess.CLAIMED_MAX));
            inFlight.acquire(CallingProcess.CONCURRENCY_MAX);
            var waiting = new ArrayList<>(database.texts("select call_key from outside_call"));
            waiting.removeAll(attempts.stream().map(OutsideCall::key).toList());
            process.run(waiting.stream().map(Tally.Withdraw::new).toArray(Command[]::new));

            goOn.release(CallingProcess.CLAIMED_MAX);
            awaitNoCall();
            await().atMost(CEILING).until(() -> process.calls.takenOn() == 0);
        }
        assertThat(attempts).hasSize(CallingProcess.CONCURRENCY_MAX);
    }

    @Test
    void a_new_call_does_not_overtake_those_that_wait_in_the_database() throws Exception {
        var inFlight = new Semaphore(0);
        var goOn = new Semaphore(0);
        try (var process = process(answering(inFlight, goOn))) {
            process.run(asks(10));
            inFlight.acquire(CallingProcess.CONCURRENCY_MAX);
            goOn.release();
            inFlight.acquire();
            process.run(new Tally.Ask("last"));
            goOn.release(10);
            awaitNoCall();
        }
        assertThat(attempts).hasSize(11);
        assertThat(attempts.subList(0, 7)).extracting(OutsideCall::key).doesNotContain("last");
    }

    @Test
    void a_destination_that_always_fails_is_left_alone_for_a_while() throws Exception {
        try (var process =
                process(call -> {
                    throw new CallFailedException("down");
                })) {
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING)
                    .untilAsserted(
                            () -> assertThat(process.calls.leftAlone()).containsExactly("outside"));
        }
    }

    @Test
    void an_answer_that_cannot_be_committed_now_is_not_the_calls_fault() throws Exception {
        attemptsMax = 2;
        var away = new Semaphore(3);
        try (var process = process(call -> new Say("answer"))) {
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
                process(call -> {
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
        try (var process = process(call -> new Tally.Choke("a bug"))) {
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
                process(call -> {
                    if (attemptsOf(call) == 1) {
                        throw new CallFailedException("down");
                    }
                    return new Say("answer");
                })) {
            process.run(asks(8));
            await().atMost(CEILING).until(() -> !process.calls.leftAlone().isEmpty());
            awaitNoCall();
            assertThat(process.calls.leftAlone()).isEmpty();
        }
        assertThat(said()).filteredOn(word -> word.equals("answer")).hasSize(8);
    }

    @Test
    void a_withdrawn_call_that_waits_for_a_person_waits_no_longer() throws Exception {
        attemptsMax = 1;
        try (var process =
                process(call -> {
                    throw new CallFailedException("no answer");
                })) {
            process.run(new Tally.Ask("k1"));
            await().atMost(CEILING).until(() -> parkedCalls().equals(List.of("k1")));
            process.run(new Tally.Withdraw("k1"));
        }
        assertThat(parkedCalls()).isEmpty();
    }

    private static Command[] asks(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> (Command) new Tally.Ask("k" + n))
                .toArray(Command[]::new);
    }

    private void awaitClaimed(int calls) {
        await("a look at what waits may hold some of the room for a moment")
                .atMost(CEILING)
                .until(
                        () ->
                                database.number(
                                        "select count(*) from outside_call where claimed_until >"
                                                + " now()"),
                        claimed -> claimed == calls);
    }

    private void awaitNoCall() {
        await().atMost(CEILING)
                .untilAsserted(() ->
                        assertThat(database.number("select count(*) from outside_call")).isZero());
    }

    /** Tells that a call is in flight, and answers it when it may. */
    private static CallHandler<Command> answering(Semaphore inFlight, Semaphore goOn) {
        return call -> {
            inFlight.release();
            goOn.acquire();
            return new Say("answer");
        };
    }

    private long attemptsOf(OutsideCall call) {
        return attempts.stream().filter(made -> made.key().equals(call.key())).count();
    }

    private CallingProcess process(CallHandler<Command> handler) {
        return new CallingProcess(database, order, attempts, attemptsMax, roomWaitMax, handler);
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
}
