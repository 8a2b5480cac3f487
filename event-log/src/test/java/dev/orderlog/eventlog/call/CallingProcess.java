package dev.orderlog.eventlog.call;

import dev.orderlog.eventlog.batch.Backoff;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.TestDatabase;
import dev.orderlog.eventlog.time.SystemTime;
import dev.orderlog.eventlog.trace.Traces;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One process of the service: its batches and its calls, on a database that other processes share. */
final class CallingProcess implements AutoCloseable {

    static final int CONCURRENCY_MAX = 3;
    static final int CLAIMED_MAX = 5;
    static final Duration ROOM_WAIT_MAX = Duration.ofSeconds(1);

    final OutsideCalls<Command> calls;
    private final UUID order;
    private final BatchRunner<?, ?, Command, ?, String> runner;
    volatile OutsideCalls.Answers<Command> answers = this::take;

    /** @param attempts takes note of every attempt before it is made */
    CallingProcess(
            TestDatabase database,
            UUID order,
            List<OutsideCall> attempts,
            int attemptsMax,
            Duration roomWaitMax,
            CallHandler<Command> handler) {
        this.order = order;
        var store = new CallStore(database.dataSource());
        CallHandler<Command> recording =
                call -> {
                    attempts.add(call);
                    return handler.call(call);
                };
        var settings =
                new CallSettings(
                        CONCURRENCY_MAX,
                        CLAIMED_MAX,
                        roomWaitMax,
                        Duration.ofSeconds(3),
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
                        answer -> answers.take(answer),
                        Traces.OFF);
        this.runner =
                new BatchRunner<>(
                        Tally.definition("words", recording),
                        database.dataSource(),
                        store,
                        calls,
                        SystemTime.source());
        calls.start();
    }

    synchronized void run(Command... commands) throws SQLException {
        var now = SystemTime.source().instant();
        runner.run(
                Arrays.stream(commands)
                        .map(command -> Message.asked(order, command, now, null))
                        .toList());
    }

    synchronized CompletableFuture<?> take(Message<Command> answer) {
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
