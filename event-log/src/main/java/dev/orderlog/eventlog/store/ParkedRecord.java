package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Legible;
import dev.orderlog.eventlog.parked.Reason;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/**
 * A record of the log, exactly as it came, that waits for a person or behind one that does.
 *
 * @param streamId the order that is parked by it: the one its subject names, else the one its key names; a record that names
 *     none stands alone, under its place in the log
 * @param eventId null where the record is no event or has another order's key: it then says nothing reliable about itself
 * @param reason why it waits
 */
public record ParkedRecord(
        String streamId,
        @Nullable UUID eventId,
        @Nullable String type,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Headers headers,
        byte @Nullable [] value,
        Reason reason) {

    public static ParkedRecord of(Message.Heard heard, Reason reason) {
        var event = heard.event();
        return new ParkedRecord(
                event.subject(),
                event.id(),
                event.type(),
                event.topic(),
                heard.partition(),
                heard.offset(),
                event.subject(),
                heard.headers(),
                event.value(),
                reason);
    }

    /** A record that cannot even be read. */
    public static ParkedRecord of(ConsumerRecord<String, byte[]> record, Reason reason) {
        return new ParkedRecord(
                streamId(record),
                eventId(record.headers(), reason),
                CloudEventHeaders.type(record.headers())
                        .map(type -> Legible.line(type, Legible.SUBJECT_LENGTH_MAX))
                        .orElse(null),
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.headers(),
                record.value(),
                reason);
    }

    private static String streamId(ConsumerRecord<String, byte[]> record) {
        return CloudEventHeaders.text(record.headers(), CloudEventHeaders.SUBJECT)
                .filter(Legible::isSubject)
                .or(() -> Optional.ofNullable(record.key()).filter(Legible::isSubject))
                .orElseGet(() -> record.topic() + ":" + record.partition() + ":" + record.offset());
    }

    private static @Nullable UUID eventId(Headers headers, Reason reason) {
        return switch (reason.kind()) {
            case NO_EVENT, WRONG_KEY -> null;
            case UNKNOWN_TYPE, UNKNOWN_SCHEMA, UNDECODABLE, HANDLER_FAILED, BEHIND, CALL ->
                    CloudEventHeaders.id(headers).orElse(null);
        };
    }
}
