package dev.orderlog.bench.measure;

import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.PeerRun;
import dev.orderlog.bench.peer.Work;
import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;

/** A peer at work on the measures' server of a stage and on its broker, in an empty database and on an empty topic. */
record PeerWork(
        Class<? extends Peer> peer,
        int partitions,
        int concurrency,
        int warmUpSeconds,
        int seconds,
        int windows) {

    private static final Set<String> SERVERS = Set.of(Stage.MEASURES_SERVER, "kafka");

    /** Its process; the database goes with it. */
    record Begun(PeerRun run, Stage stage, String database) implements AutoCloseable {
        @Override
        public void close() throws IOException, InterruptedException, SQLException {
            try {
                run.close();
            } finally {
                Database.drop(stage.postgresPort(), database);
            }
        }
    }

    /** From beginning to end, all windows one after the other. */
    PeerRun.Outcome on(Bench bench, Stage stage) throws Exception {
        try (var begun = begin(bench, stage)) {
            for (int window = 0; window < windows; window++) {
                begun.run().window();
            }
            return told(bench, begun.run().outcome());
        }
    }

    Begun begin(Bench bench, Stage stage) throws Exception {
        bench.tell(
                "%s: %d s after %d s of warming up"
                        .formatted(peer.getSimpleName(), windows * seconds, warmUpSeconds));
        var database = Database.empty(stage.postgresPort(), topic());
        try (var topics = new Topics(stage.bootstrapServers())) {
            topics.create(topic(), partitions);
        }
        var servers = new HashMap<>(stage.pids());
        servers.keySet().retainAll(SERVERS);
        var work =
                new Work(
                        database.jdbcUrl(),
                        Database.USER,
                        Database.PASSWORD,
                        stage.bootstrapServers(),
                        topic(),
                        concurrency,
                        warmUpSeconds,
                        seconds,
                        windows,
                        bench.seed());
        stage.writeDown();
        return new Begun(PeerRun.start(peer, work, servers), stage, topic());
    }

    PeerRun.Outcome told(Bench bench, PeerRun.Outcome outcome) {
        bench.tell(
                "%s: %.0f/s, %.2f CPU seconds per 1,000"
                        .formatted(
                                peer.getSimpleName(),
                                outcome.perSecond(),
                                outcome.cpuSecondsPer1000()));
        return outcome;
    }

    PeerWork by(Class<? extends Peer> another, int warmedUpFor) {
        return new PeerWork(another, partitions, concurrency, warmedUpFor, seconds, windows);
    }

    /** Its database has the same name. */
    String topic() {
        return "peer_" + peer.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
