package dev.orderlog.eventlog.listen;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a listener has come. Commits trail behind without holding up the loop: an offset that was not committed only means that
 * handled events come again and are skipped. Whoever gives partitions away waits for the commit, so that the next owner need not.
 * Used by the listener's thread alone.
 */
final class HandledOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(HandledOffsets.class);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

    HandledOffsets(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Everything before these offsets is handled: committed to the database, parked, or not for this service. */
    void reached(Map<TopicPartition, OffsetAndMetadata> next) {
        offsets.putAll(next);
        consumer.commitAsync(
                next,
                (_, failure) -> {
                    if (failure != null) {
                        LOG.atDebug()
                                .addKeyValue("reason", failure.toString())
                                .log("offsets were not committed; the next commit covers them");
                    }
                });
    }

    void commitBeforeLosing(Collection<TopicPartition> partitions) {
        var leaving = new HashMap<>(offsets);
        leaving.keySet().retainAll(partitions);
        offsets.keySet().removeAll(partitions);
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
