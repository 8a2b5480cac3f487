package dev.orderlog.eventlog.listen;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How far a listener has come. Commits trail behind without holding up the loop, one for all that was handled meanwhile: an offset that
 * was not committed only means that handled events come again and are skipped. Whoever gives partitions away waits for the commit, so
 * that the next owner need not. Used by the listener's thread alone.
 */
final class HandledOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(HandledOffsets.class);

    private final Consumer<String, byte[]> consumer;
    private final long commitEveryNanos;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private long committedNanos = System.nanoTime();

    /** @param commitEvery at least so long between two commits */
    HandledOffsets(Consumer<String, byte[]> consumer, Duration commitEvery) {
        this.consumer = consumer;
        this.commitEveryNanos = commitEvery.toNanos();
    }

    /**
     * Everything before these offsets is handled: committed to the database, parked, or not for this service. Of a partition that went
     * to another member meanwhile, the offset is that member's to tell.
     */
    void reached(Map<TopicPartition, OffsetAndMetadata> next) {
        var owned = new HashMap<>(next);
        owned.keySet().retainAll(consumer.assignment());
        offsets.putAll(owned);
        uncommitted.putAll(owned);
    }

    /** How long there is nothing to commit, if nothing else comes. */
    Duration untilNextCommit(Duration atMost) {
        if (uncommitted.isEmpty()) {
            return atMost;
        }
        long left = commitEveryNanos - (System.nanoTime() - committedNanos);
        return Duration.ofMillis(
                Math.clamp(TimeUnit.NANOSECONDS.toMillis(left) + 1, 0, atMost.toMillis()));
    }

    void commitWhenDue() {
        if (uncommitted.isEmpty() || System.nanoTime() - committedNanos < commitEveryNanos) {
            return;
        }
        var next = Map.copyOf(uncommitted);
        uncommitted.clear();
        committedNanos = System.nanoTime();
        consumer.commitAsync(
                next,
                (_, failure) -> {
                    if (failure != null) {
                        next.keySet().forEach(this::commitAgain);
                        LOG.atDebug()
                                .addKeyValue("reason", failure.toString())
                                .log("offsets were not committed; the next commit covers them");
                    }
                });
    }

    private void commitAgain(TopicPartition partition) {
        var reached = offsets.get(partition);
        if (reached != null) {
            uncommitted.putIfAbsent(partition, reached);
        }
    }

    void commitBeforeLosing(Collection<TopicPartition> partitions) {
        var leaving = new HashMap<>(offsets);
        leaving.keySet().retainAll(partitions);
        offsets.keySet().removeAll(partitions);
        uncommitted.keySet().removeAll(partitions);
        commit(leaving);
    }

    void commitBeforeLeaving() {
        commit(offsets);
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> last) {
        if (last.isEmpty()) {
            return;
        }
        try {
            commitThoughWoken(Map.copyOf(last));
        } catch (KafkaException failed) {
            LOG.atWarn()
                    .addKeyValue("reason", failed.toString())
                    .log("offsets were not committed; what was handled since comes again");
        }
    }

    /** The call to stop may arrive while nothing is polled; it then interrupts the next thing that is done. */
    private void commitThoughWoken(Map<TopicPartition, OffsetAndMetadata> last) {
        try {
            consumer.commitSync(last);
        } catch (WakeupException stopping) {
            consumer.commitSync(last);
        }
    }
}
