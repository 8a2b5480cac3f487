package dev.orderlog.bench.peer.relay;

import dev.orderlog.bench.peer.Work;

import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;

import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Debezium's embedded engine over the event table. Larger batches than its defaults, as it has nothing else to do. */
final class Engine {

    private static final int BATCH_MAX = 8_192;
    private static final int QUEUE_MAX = 4 * BATCH_MAX;
    private static final String JDBC = "jdbc:";

    private final Properties properties = new Properties();

    Engine(Work work, String slot, Path offsets) {
        var database = URI.create(work.jdbcUrl().substring(JDBC.length()));
        set("name", "relay");
        set("connector.class", PostgresConnector.class.getName());
        set("topic.prefix", "relay");
        set("database.hostname", database.getHost());
        set("database.port", database.getPort());
        set("database.dbname", database.getPath().substring(1));
        set("database.user", work.user());
        set("database.password", work.password());
        set("plugin.name", "pgoutput");
        set("slot.name", slot);
        set("publication.name", Backlog.PUBLICATION);
        set("publication.autocreate.mode", "disabled");
        set("table.include.list", "public.event");
        set("snapshot.mode", "no_data");
        set("tombstones.on.delete", false);
        set("max.batch.size", BATCH_MAX);
        set("max.queue.size", QUEUE_MAX);
        set("poll.interval.ms", 5);
        // Counting each change for its metrics costs it, and fills the log when it cannot keep up.
        set("statistics.metrics.enabled", false);
        set("advanced.metrics.enable", false);
        set("offset.storage", FileOffsetBackingStore.class.getName());
        set("offset.storage.file.filename", offsets);
        set("offset.flush.interval.ms", 0);
    }

    private void set(String name, Object value) {
        properties.setProperty(name, String.valueOf(value));
    }

    /** Runs from its stored offset until everything is drained. */
    double drain(Drain drain) throws IOException, InterruptedException, ExecutionException {
        var ended = new CompletableFuture<Void>();
        var engine = engine(drain, ended);
        var thread = Thread.ofPlatform().name("debezium").start(engine);
        try {
            return drain.seconds().get();
        } finally {
            if (!ended.isDone()) {
                engine.close();
            }
            thread.join();
        }
    }

    private DebeziumEngine<RecordChangeEvent<SourceRecord>> engine(
            Drain drain, CompletableFuture<Void> ended) {
        return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .using(OffsetCommitPolicy.always())
                .using((success, message, error) -> {
                    ended.complete(null);
                    drain.seconds()
                            .completeExceptionally(
                                    new IllegalStateException(
                                            "Debezium ended early: " + message, error));
                })
                .notifying(drain)
                .build();
    }
}
