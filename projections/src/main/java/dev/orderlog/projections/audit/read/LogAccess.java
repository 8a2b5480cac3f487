package dev.orderlog.projections.audit.read;

import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.eventlog.listen.PartitionReader.Range;

import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the log is, and with what rights it may be read. Nothing but reading can be done with it.
 *
 * @param kafka bootstrap servers, security and the like, by Kafka's own names
 */
public record LogAccess(Map<String, Object> kafka) {

    private static final int FETCH_BYTES_MAX = 4 * 1024 * 1024;
    private static final int RECORDS_PER_POLL_MAX = 2_000;

    /** A broker that is asked for the end of a range answers at once: what comes after it is not waited for. */
    private static final int FETCH_WAIT_MS_MAX = 10;

    public LogAccess {
        kafka = Map.copyOf(kafka);
    }

    /** What the topics hold now. */
    public Map<TopicPartition, Range> everything(Collection<String> topics) {
        try (var reader = open()) {
            return reader.everything(topics);
        }
    }

    public PartitionReader open() {
        var properties = new HashMap<String, Object>();
        properties.put("max.poll.records", RECORDS_PER_POLL_MAX);
        properties.put("max.partition.fetch.bytes", FETCH_BYTES_MAX);
        properties.put("fetch.max.wait.ms", FETCH_WAIT_MS_MAX);
        properties.putAll(kafka);
        return new PartitionReader(properties);
    }
}
