package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.event.CloudEventHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A record of the log that waits for a person, or behind one that does.
 *
 * @param streamId key of the record; empty for a record without key
 * @param reason why it waits, in words
 */
public record ParkedRecord(
        String streamId,
        @Nullable UUID eventId,
        @Nullable String type,
        String topic,
        int partition,
        long offset,
        String headers,
        byte @Nullable [] value,
        String reason) {

    public static ParkedRecord of(Message.Heard heard, String reason) {
        var event = heard.event();
        return new ParkedRecord(
                event.subject(),
                event.id(),
                event.type(),
                event.topic(),
                heard.partition(),
                heard.offset(),
                CloudEventHeaders.toText(CloudEventHeaders.toRecord(event, 0).headers()),
                event.value(),
                reason);
    }

    /** A record that cannot even be read as an event. */
    public static ParkedRecord of(ConsumerRecord<String, byte[]> record, String reason) {
        var headers = record.headers();
        return new ParkedRecord(
                record.key() == null ? "" : record.key(),
                null,
                CloudEventHeaders.type(headers).orElse(null),
                record.topic(),
                record.partition(),
                record.offset(),
                CloudEventHeaders.toText(headers),
                record.value(),
                reason);
    }
}
