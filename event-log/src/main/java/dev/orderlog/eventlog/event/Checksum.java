package dev.orderlog.eventlog.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A CRC-32C over key, attributes and value, written when an event is published: whoever audits a log, or a copy of one, sees a byte
 * that has changed since. It is no signature: who wants to deceive can write another one.
 */
public final class Checksum {

    /** What is covered beside key and value, in this order; headers that others add on the way are not. */
    private static final List<String> ATTRIBUTES =
            List.of(
                    CloudEventHeaders.SPEC_VERSION,
                    CloudEventHeaders.ID,
                    CloudEventHeaders.TYPE,
                    CloudEventHeaders.SOURCE,
                    CloudEventHeaders.SUBJECT,
                    CloudEventHeaders.TIME,
                    CloudEventHeaders.CONTENT_TYPE,
                    CloudEventHeaders.CAUSATION_ID,
                    CloudEventHeaders.CORRELATION_ID,
                    CloudEventHeaders.SEQUENCE,
                    CloudEventHeaders.FLOW_VERSION,
                    CloudEventHeaders.TRACE_PARENT,
                    CloudEventHeaders.LSN);

    private Checksum() {}

    /** Whether the record is as it was sent; empty where it carries no checksum. */
    public static Optional<Boolean> agrees(ConsumerRecord<String, byte[]> record) {
        return CloudEventHeaders.text(record.headers(), CloudEventHeaders.CHECKSUM)
                .map(written -> written.equals(of(record.key(), record.headers(), record.value())));
    }

    static String of(@Nullable String key, Headers headers, byte @Nullable [] value) {
        var crc = new CRC32C();
        update(crc, key == null ? null : key.getBytes(UTF_8));
        for (var name : ATTRIBUTES) {
            var header = headers.lastHeader(name);
            update(crc, header == null ? null : header.value());
        }
        update(crc, value);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** With its length, so that a byte that moves from one field to the next is noticed. */
    private static void update(CRC32C crc, byte @Nullable [] field) {
        int length = field == null ? -1 : field.length;
        crc.update(length >>> 24);
        crc.update(length >>> 16);
        crc.update(length >>> 8);
        crc.update(length);
        if (field != null) {
            crc.update(field);
        }
    }
}
