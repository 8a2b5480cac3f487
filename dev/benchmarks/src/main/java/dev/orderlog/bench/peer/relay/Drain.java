package dev.orderlog.bench.peer.relay;

import dev.orderlog.bench.peer.Peer;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Sends every change that Debezium hands over, and lets it commit its offsets once a batch is acknowledged. */
final class Drain implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Producer<String, byte[]> producer;
    private final Peer.Window window;
    private final UUID last;
    private final CompletableFuture<Double> seconds = new CompletableFuture<>();
    private long began;

    /**
     * @param window begins with the first change and ends with the acknowledgement of the last
     */
    Drain(Producer<String, byte[]> producer, Peer.Window window, UUID last) {
        this.producer = producer;
        this.window = window;
        this.last = last;
    }

    /** Until everything is acknowledged. */
    CompletableFuture<Double> seconds() {
        return seconds;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> changes,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        if (began == 0) {
            began = System.nanoTime();
            window.begins();
        }
        boolean ended = send(changes);
        double took = (System.nanoTime() - began) / NANOS_PER_SECOND;
        if (ended) {
            window.ends();
        }
        for (var change : changes) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
        if (ended) {
            seconds.complete(took);
        }
    }

    /** True when the last was among them. */
    private boolean send(List<RecordChangeEvent<SourceRecord>> changes)
            throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(changes.size());
        boolean ended = false;
        for (var record : changes) {
            var change = Change.of(record.record());
            sent.add(producer.send(change.toRecord()));
            ended |= change.event().id().equals(last);
        }
        producer.flush();
        for (var acknowledgement : sent) {
            requireAcknowledged(acknowledgement);
        }
        return ended;
    }

    private static void requireAcknowledged(Future<RecordMetadata> acknowledgement)
            throws InterruptedException {
        try {
            acknowledgement.get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused an event", refused);
        }
    }
}
