package dev.orderlog.bench.measure;

import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.PeerRun;
import dev.orderlog.bench.peer.Work;
import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;

import java.util.HashMap;
import java.util.Locale;
import java.util.Set;

/** A peer at work on the servers of the stage that ours was measured on, in an empty database and on an empty topic. */
record PeerWork(
        Class<? extends Peer> peer,
        int partitions,
        int concurrency,
        int warmUpSeconds,
        int seconds) {

    private static final Set<String> SERVERS = Set.of("postgres", "kafka");

    PeerRun.Outcome on(Bench bench, Stage stage) throws Exception {
        var name = topic();
        bench.tell(
                "%s: %d s after %d s of warming up"
                        .formatted(peer.getSimpleName(), seconds, warmUpSeconds));
        var database = Database.empty(stage.postgresPort(), name);
        try (var topics = new Topics(stage.bootstrapServers())) {
            topics.create(name, partitions);
            var servers = new HashMap<>(stage.pids());
            servers.keySet().retainAll(SERVERS);
            var work =
                    new Work(
                            database.jdbcUrl(),
                            Database.USER,
                            Database.PASSWORD,
                            stage.bootstrapServers(),
                            name,
                            concurrency,
                            warmUpSeconds,
                            seconds,
                            bench.seed());
            stage.writeDown();
            var outcome = new PeerRun(peer, work, servers).run();
            bench.tell(
                    "%s: %.0f/s, %.2f CPU seconds per 1,000"
                            .formatted(
                                    peer.getSimpleName(),
                                    outcome.perSecond(),
                                    outcome.cpuSecondsPer1000()));
            return outcome;
        } finally {
            Database.drop(stage.postgresPort(), name);
        }
    }

    PeerWork by(Class<? extends Peer> another, int warmedUpFor) {
        return new PeerWork(another, partitions, concurrency, warmedUpFor, seconds);
    }

    /** Its database has the same name. */
    String topic() {
        return "peer_" + peer.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
