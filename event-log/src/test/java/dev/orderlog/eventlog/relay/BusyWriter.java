package dev.orderlog.eventlog.relay;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends, until it is closed, transactions of one to three events to a few streams. */
final class BusyWriter implements AutoCloseable {

    private static final int STREAMS = 7;

    private final RelayRig rig;
    private final AtomicInteger written = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean enough;

    BusyWriter(RelayRig rig) {
        this.rig = rig;
        Thread.ofPlatform().name("busy-writer").daemon(true).start(this::write);
    }

    int written() {
        return written.get();
    }

    private void write() {
        try (var connection = rig.transaction()) {
            var versions = new long[STREAMS];
            for (int transaction = 0; !enough; transaction++) {
                for (int i = 0; i <= transaction % 3; i++) {
                    int stream = (transaction + i) % STREAMS;
                    rig.insert(connection, "order-" + stream, ++versions[stream], true);
                }
                connection.commit();
                written.addAndGet(1 + transaction % 3);
            }
            done.complete(null);
        } catch (SQLException failure) {
            done.completeExceptionally(failure);
        }
    }

    /** Returns when the last transaction has committed. */
    @Override
    public void close() {
        enough = true;
        done.join();
    }
}
