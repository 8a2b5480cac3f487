package dev.orderlog.bench.peer.relay;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;

import io.debezium.data.Envelope.FieldName;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of the event table as Debezium hands it over: the event, and where its commit stands in the database's log. */
record Change(Envelope event, long lsn) {

    static Change of(SourceRecord record) {
        var change = (Struct) record.value();
        return new Change(
                event(change.getStruct(FieldName.AFTER)),
                change.getStruct(FieldName.SOURCE).getInt64("lsn"));
    }

    private static Envelope event(Struct row) {
        return new Envelope(
                UUID.fromString(row.getString("event_id")),
                row.getString("type"),
                row.getString("source"),
                row.getString("stream_id"),
                row.getString("topic"),
                Instant.parse(row.getString("time")),
                Optional.ofNullable(row.getString("causation_id"))
                        .map(UUID::fromString)
                        .orElse(null),
                UUID.fromString(row.getString("correlation_id")),
                row.getInt64("sequence"),
                row.getInt32("flow_version"),
                row.getString("traceparent"),
                row.getBytes("value"));
    }

    ProducerRecord<String, byte[]> toRecord() {
        return CloudEventHeaders.toRecord(event, lsn);
    }
}
