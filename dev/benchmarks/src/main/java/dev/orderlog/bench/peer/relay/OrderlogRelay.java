package dev.orderlog.bench.peer.relay;

import dev.orderlog.bench.peer.Done;
import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.Work;
import dev.orderlog.bench.peer.log.Clients;
import dev.orderlog.bench.peer.orders.Databases;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.eventlog.relay.Relay;
import dev.orderlog.eventlog.relay.RelayLimits;
import dev.orderlog.eventlog.relay.RelaySettings;
import dev.orderlog.eventlog.relay.RelayState;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Our own relay, on the backlog that {@link DebeziumRelay} drains and in the same manner: the events are committed while its slot
 * exists and it is stopped. Its window begins with the first event in the log and ends with the last.
 */
public final class OrderlogRelay implements Peer {

    private static final String SLOT = "orderlog_relay_alone";
    private static final Duration START_MAX = Duration.ofMinutes(1);
    private static final Duration DRAINED_MAX = Duration.ofMinutes(20);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    @Override
    public Done run(Work work, Window window) throws Exception {
        try (var connection = Databases.connect(work)) {
            var backlog = new Backlog(connection, work.topic());
            backlog.create();
            try (var _ = Slot.create(connection, SLOT)) {
                return drained(work, window, backlog, connection);
            }
        }
    }

    private static Done drained(Work work, Window window, Backlog backlog, Connection connection)
            throws Exception {
        var settings = settings(work);
        try (var relay = Relay.start(settings, new SimpleMeterRegistry())) {
            await(START_MAX, () -> relay.state() instanceof RelayState.Running);
        }
        long warmUp = Backlog.warmUpEvents(work);
        long events = Backlog.events(work);
        try (var topics = new Topics(work.bootstrapServers());
                var clients = new Clients(work)) {
            backlog.add(warmUp);
            backlogDrained(settings, topics, work, 0, warmUp, Window.UNTOLD);
            backlog.add(events);
            double seconds =
                    backlogDrained(settings, topics, work, warmUp, warmUp + events, window);
            var comparison = new Comparison(connection, clients.reader());
            return new Done(events, seconds, wrong(comparison));
        }
    }

    /** It is promised that nothing comes twice while nobody crashes. */
    private static List<String> wrong(Comparison comparison) {
        var wrong = new ArrayList<>(comparison.wrong());
        if (comparison.repeats() != 0) {
            wrong.add(comparison.repeats() + " events are in the log again");
        }
        return wrong;
    }

    private static double backlogDrained(
            RelaySettings settings, Topics topics, Work work, long from, long to, Window window) {
        try (var _ = Relay.start(settings, new SimpleMeterRegistry())) {
            await(START_MAX, () -> topics.size(work.topic()) > from);
            long began = System.nanoTime();
            window.begins();
            await(DRAINED_MAX, () -> topics.size(work.topic()) >= to);
            double seconds = (System.nanoTime() - began) / 1e9;
            window.ends();
            return seconds;
        }
    }

    private static RelaySettings settings(Work work) {
        return new RelaySettings(
                "/order-api",
                work.jdbcUrl(),
                work.user(),
                work.password(),
                SLOT,
                Backlog.PUBLICATION,
                Set.of(work.topic()),
                Map.of("bootstrap.servers", work.bootstrapServers()),
                RelayLimits.DEFAULTS);
    }

    private static void await(Duration atMost, BooleanSupplier truth) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!truth.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("not within " + atMost);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
