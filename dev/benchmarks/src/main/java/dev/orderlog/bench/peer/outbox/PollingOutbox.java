package dev.orderlog.bench.peer.outbox;

import dev.orderlog.bench.peer.Done;
import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.Work;

/**
 * The tutorial way: every service handles one event per transaction (a row in its inbox, its business row, a row in its outbox),
 * commits the offset of each record, and a scheduled poller selects the oldest rows of the outbox, sends each, waits for its
 * acknowledgement and deletes it. That is the pattern "Polling publisher" (Chris Richardson,
 * microservices.io/patterns/data/polling-publisher.html, and "Microservices Patterns", chapter 3) as articles about outboxes
 * write it down: a loop over {@code kafkaTemplate.send(...).get()}.
 *
 * <p>In its favour: the poller looks again at once after it found something and every 10 ms otherwise, where articles say 1 to 5 s;
 * its producer does not linger; a service has a listener per partition and pays for no record that is nothing to it.
 */
public final class PollingOutbox implements Peer {

    @Override
    public Done run(Work work, Window window) throws Exception {
        return new OutboxOrders(Poller.Sending.ONE_BY_ONE).run(work, window);
    }
}
