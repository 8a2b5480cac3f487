package dev.orderlog.projections.audit.read;

import dev.orderlog.eventlog.listen.PartitionReader.Range;

import org.apache.kafka.common.TopicPartition;

import java.util.function.Supplier;

/** A range of one partition, and who meets it; the visitor is made when its turn has come. */
public record Task(TopicPartition partition, Range range, Supplier<Visitor> visitor) {

    public long size() {
        return range.size();
    }
}
