package dev.orderlog.projections.topology;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.HistoryEntry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.util.Optional;

final class LogRecords {

    private LogRecords() {}

    /** The record as a consumer would have got it: headers, timestamp and place. */
    static ConsumerRecord<String, byte[]> consumed(
            Record<String, byte[]> record, RecordMetadata place) {
        return new ConsumerRecord<>(
                place.topic(),
                place.partition(),
                place.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    static HistoryEntry historyEntry(Envelope event, long version) {
        return new HistoryEntry(
                version,
                event.id(),
                event.type(),
                event.source(),
                event.sequence(),
                event.time(),
                event.causationId(),
                event.correlationId(),
                event.traceparent());
    }
}
