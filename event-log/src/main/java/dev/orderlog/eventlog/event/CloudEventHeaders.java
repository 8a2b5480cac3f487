package dev.orderlog.eventlog.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ethlo.time.ITU;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * CloudEvents attributes as Kafka headers, after the CloudEvents Kafka protocol binding 1.0.2 (binary content mode), plus
 * {@code causationid}, {@code correlationid}, {@code sequence}, {@code flowversion}, {@code traceparent}, {@code lsn} and {@code crc32c}. All
 * values are UTF-8 text.
 */
public final class CloudEventHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";
    public static final String CAUSATION_ID = "causationid";
    public static final String CORRELATION_ID = "correlationid";
    public static final String SEQUENCE = "sequence";
    public static final String FLOW_VERSION = "flowversion";
    public static final String TRACE_PARENT = "traceparent";

    /** Commit position of the event in the emitting service's database, decimal. */
    public static final String LSN = "lsn";

    /** See {@link Checksum}; eight hexadecimal digits. */
    public static final String CHECKSUM = "crc32c";

    private static final int HEADERS = 14;

    private CloudEventHeaders() {}

    /**
     * The record that carries an event; its key is the subject, its timestamp the event's time.
     *
     * @param lsn commit position in the emitting service's database
     */
    public static ProducerRecord<String, byte[]> toRecord(Envelope event, long lsn) {
        var record =
                new ProducerRecord<String, byte[]>(
                        event.topic(),
                        null,
                        event.time().toEpochMilli(),
                        event.subject(),
                        event.value());
        var headers = record.headers();
        put(headers, SPEC_VERSION, "1.0");
        put(headers, ID, event.id());
        put(headers, SOURCE, event.source());
        put(headers, SUBJECT, event.subject());
        put(headers, TIME, event.time());
        put(headers, CONTENT_TYPE, "application/avro");
        put(headers, CAUSATION_ID, event.causationId());
        put(headers, CORRELATION_ID, event.correlationId());
        put(headers, SEQUENCE, event.sequence());
        put(headers, FLOW_VERSION, event.flowVersion());
        put(headers, TRACE_PARENT, event.traceparent());
        put(headers, LSN, lsn);
        // Who listens looks for the type of every record, and a look begins at the last header; the
        // checksum covers it.
        put(headers, TYPE, event.type());
        put(headers, CHECKSUM, Checksum.of(event.subject(), headers, event.value()));
        return record;
    }

    /**
     * The event that a record carries.
     *
     * @throws MalformedEventException when an attribute is missing or unreadable, the value is absent, or key and subject differ
     */
    public static Envelope fromRecord(ConsumerRecord<String, byte[]> record) {
        var attributes = attributes(record.headers());
        try {
            var subject = required(attributes, SUBJECT);
            if (record.key() == null) {
                throw new WrongKeyException("the record has no key");
            }
            if (!subject.equals(record.key())) {
                throw new WrongKeyException(
                        "key " + record.key() + " is not the subject " + subject);
            }
            if (!Legible.isSubject(subject)) {
                throw new MalformedEventException("the subject is no id");
            }
            if (record.value() == null) {
                throw new MalformedEventException("the record has no value");
            }
            var causation = attributes.get(CAUSATION_ID);
            return new Envelope(
                    UUID.fromString(required(attributes, ID)),
                    required(attributes, TYPE),
                    required(attributes, SOURCE),
                    subject,
                    record.topic(),
                    ITU.parseDateTime(required(attributes, TIME)).toInstant(),
                    causation == null ? null : UUID.fromString(causation),
                    UUID.fromString(required(attributes, CORRELATION_ID)),
                    Long.parseLong(required(attributes, SEQUENCE)),
                    Integer.parseInt(required(attributes, FLOW_VERSION)),
                    attributes.get(TRACE_PARENT),
                    record.value());
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new MalformedEventException("unreadable header: " + unreadable.getMessage());
        }
    }

    /** The event type, read without touching the value; empty when the record carries none. */
    public static Optional<String> type(Headers headers) {
        return text(headers, TYPE);
    }

    /** The event's id, read without touching the value; empty when the record carries none that can be read. */
    public static Optional<UUID> id(Headers headers) {
        try {
            return text(headers, ID).map(UUID::fromString);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The last value of a text header. */
    public static Optional<String> text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    /** The commit position of the record in its source's database; empty where no relay wrote one. */
    public static OptionalLong lsn(Headers headers) {
        try {
            return text(headers, LSN)
                    .map(Long::parseLong)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException malformed) {
            return OptionalLong.empty();
        }
    }

    /** All of them in one pass, as {@link Headers#lastHeader} looks through every header for each name; of several, the last. */
    private static Map<String, String> attributes(Headers headers) {
        var attributes = HashMap.<String, String>newHashMap(HEADERS);
        for (var header : headers) {
            if (header.value() == null) {
                attributes.remove(header.key());
            } else {
                attributes.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return attributes;
    }

    private static String required(Map<String, String> attributes, String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new MalformedEventException("header " + name + " is missing");
        }
        return value;
    }

    private static void put(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(UTF_8));
        }
    }

    /** The record is not an event of ours, now or after a retry. */
    public static sealed class MalformedEventException extends RuntimeException
            permits WrongKeyException {
        private static final long serialVersionUID = 1L;

        public MalformedEventException(String message) {
            super(message);
        }
    }

    /** The record's key is not the subject of its event, or there is none: its partition is not the one of its order. */
    public static final class WrongKeyException extends MalformedEventException {
        private static final long serialVersionUID = 1L;

        public WrongKeyException(String message) {
            super(message);
        }
    }
}
