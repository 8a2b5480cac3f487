package dev.orderlog.bench.peer.outbox;

import dev.orderlog.bench.peer.Done;
import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.Work;

/**
 * {@link PollingOutbox} by somebody who has measured it once: the poller sends up to 500 records, then waits for all of them, and
 * deletes them in one statement. Events are still handled one per transaction.
 */
public final class BatchedPollingOutbox implements Peer {

    @Override
    public Done run(Work work, Window window) throws Exception {
        return new OutboxOrders(Poller.Sending.TOGETHER).run(work, window);
    }
}
