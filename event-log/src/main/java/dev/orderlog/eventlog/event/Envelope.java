package dev.orderlog.eventlog.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One event as it travels: the CloudEvents attributes that become Kafka headers, and the value exactly as it was framed when
 * it was appended. The value is never decoded here; {@code event-log} knows no payload.
 *
 * @param id identity of the event (UUIDv7), the key by which every consumer dedupes; header {@code ce_id}
 * @param type simple event name, {@code ce_type}
 * @param source the emitting service, for example {@code /payment-service}; {@code ce_source}
 * @param subject key of the record: the order id, or the SKU for stock; {@code ce_subject}
 * @param topic topic that carries the event
 * @param time when the emitting service decided it, microseconds; {@code ce_time}
 * @param causationId id of the event that led to this one; null where a person or another system asked directly
 * @param correlationId id shared by everything that belongs to one order
 * @param sequence 1, 2, 3 ... within the emitting service's stream of this subject, without gaps
 * @param flowVersion version of the choreography under which it was emitted
 * @param traceparent W3C trace context, where one was carried
 * @param value payload in the Confluent wire format (magic byte 0, 4-byte schema id, Avro)
 */
public record Envelope(
        UUID id,
        String type,
        String source,
        String subject,
        String topic,
        Instant time,
        @Nullable UUID causationId,
        UUID correlationId,
        long sequence,
        int flowVersion,
        @Nullable String traceparent,
        byte[] value) {}
