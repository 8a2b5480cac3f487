package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.event.StoredHeaders;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything that waits of one order.
 *
 * @param waiting records in its queue
 * @param records of the queue, in order, from where was asked for
 * @param calls outside calls that wait for a person
 * @param next position behind which the next records are; null when these are the last
 */
public record ParkedOrder(
        String order,
        long waiting,
        List<ShownRecord> records,
        List<ShownCall> calls,
        @Nullable Long next) {

    /**
     * A record that waits.
     *
     * @param type that its header announces
     * @param decodesAs type that its value is read as now; null when it cannot be read
     * @param unreadable why it cannot; null when it can
     * @param attempts redrives that failed at it
     * @param value as it came; base64 in JSON
     */
    public record ShownRecord(
            long position,
            ReasonKind kind,
            String reason,
            @Nullable UUID id,
            @Nullable String type,
            @Nullable String decodesAs,
            @Nullable String unreadable,
            @Nullable String key,
            String topic,
            int partition,
            long offset,
            Instant parkedAt,
            int attempts,
            @Nullable Instant attemptedAt,
            List<StoredHeaders.Stored> headers,
            byte @Nullable [] value) {}

    /**
     * An outside call that waits.
     *
     * @param request what it asks for, in the handler's encoding; base64 in JSON
     */
    public record ShownCall(
            String key,
            String destination,
            @Nullable String error,
            int attempts,
            @Nullable Instant attemptedAt,
            Instant recordedAt,
            Instant parkedAt,
            byte[] request) {}
}
