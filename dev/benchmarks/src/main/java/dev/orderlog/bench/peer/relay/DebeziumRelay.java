package dev.orderlog.bench.peer.relay;

import dev.orderlog.bench.peer.Done;
import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.Work;
import dev.orderlog.bench.peer.log.Clients;
import dev.orderlog.bench.peer.orders.Databases;

import org.apache.kafka.clients.producer.ProducerConfig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;

/**
 * Debezium's embedded engine as the relay of our own event table: the events are committed while its slot exists and the engine is
 * stopped; then it drains them. A first backlog, for warming up, is drained by an engine of its own in the same JVM.
 *
 * <p>In its favour: its changes become records by a plain mapping, without converters and without the outbox router.
 */
public final class DebeziumRelay implements Peer {

    private static final String SLOT = "debezium_relay";
    private static final Map<String, Object> AS_OUR_RELAY =
            Map.of(ProducerConfig.LINGER_MS_CONFIG, 5, ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);

    @Override
    public Done run(Work work, Window window) throws Exception {
        var offsets = Files.createTempFile("debezium-", ".offsets");
        try (var connection = Databases.connect(work)) {
            var backlog = new Backlog(connection, work.topic());
            backlog.create();
            try (var _ = Slot.create(connection, SLOT)) {
                return drained(work, window, backlog, offsets, connection);
            }
        } finally {
            Files.delete(offsets);
        }
    }

    private static Done drained(
            Work work, Window window, Backlog backlog, Path offsets, Connection connection)
            throws Exception {
        long events = Backlog.events(work);
        try (var clients = new Clients(work)) {
            var producer = clients.producer(AS_OUR_RELAY);
            var engine = new Engine(work, SLOT, offsets);
            engine.drain(
                    new Drain(producer, Window.UNTOLD, backlog.add(Backlog.warmUpEvents(work))));
            double seconds = engine.drain(new Drain(producer, window, backlog.add(events)));
            var comparison = new Comparison(connection, clients.reader());
            System.out.println(comparison.repeats() + " events are in the log again");
            return new Done(events, seconds, comparison.wrong());
        }
    }
}
