package dev.orderlog.eventlog.relay;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One transaction of a few records under a transactional id that has its own meaning elsewhere. Whatever the same id left open in the
 * partitions that it writes to ends with it, committed or aborted as it is.
 *
 * @param group of whose offsets some are committed first; nothing is done about offsets where there are none
 * @param records in the order in which they are sent, each acknowledged before the next
 */
public record SmallTransaction(
        String group,
        Map<TopicPartition, OffsetAndMetadata> offsets,
        List<ProducerRecord<byte[], byte[]>> records) {

    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    /**
     * Runs it, and fences whoever works under the id.
     *
     * @param settings of the producer, its transactional id among them
     * @param commit whether it is committed or aborted
     * @throws org.apache.kafka.common.KafkaException when it did not end; what it had reached of what was open is then aborted
     */
    public void run(Map<String, Object> settings, boolean commit) {
        var producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            producer.beginTransaction();
            if (!offsets.isEmpty()) {
                producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(group));
            }
            for (var record : records) {
                producer.send(record);
                producer.flush();
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        } finally {
            producer.close(CLOSE_MAX);
        }
    }
}
