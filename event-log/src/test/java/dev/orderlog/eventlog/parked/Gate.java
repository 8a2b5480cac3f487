package dev.orderlog.eventlog.parked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;
import dev.orderlog.eventlog.tally.Tally.Command;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Holds up a batch in the middle of its transaction. */
final class Gate implements BatchContext<List<String>, Command, None> {
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
    public void close(RoundTrip trip, None context, Map<StreamKey, StreamHead> ends) {}
}
