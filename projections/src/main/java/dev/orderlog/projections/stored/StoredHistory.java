package dev.orderlog.projections.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.projections.domain.HistoryEntry;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;

import java.nio.ByteBuffer;

/** One entry per event under (order, version): appending costs the same however long the history is. */
public final class StoredHistory {

    private StoredHistory() {}

    public static Bytes key(String orderId, long version) {
        byte[] order = orderId.getBytes(UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(order.length + Long.BYTES).put(order).putLong(version).array());
    }

    public static Serde<HistoryEntry> serde() {
        return Stored.serde(
                (out, entry) -> {
                    out.number(entry.version());
                    out.uuid(entry.id());
                    out.text(entry.type());
                    out.text(entry.source());
                    out.number(entry.sequence());
                    out.instant(entry.time());
                    out.optional(entry.causationId(), Writer::uuid);
                    out.uuid(entry.correlationId());
                    out.optional(entry.traceparent(), Writer::text);
                },
                in ->
                        new HistoryEntry(
                                in.number(),
                                in.uuid(),
                                in.text(),
                                in.text(),
                                in.number(),
                                in.instant(),
                                in.optional(Reader::uuid),
                                in.uuid(),
                                in.optional(Reader::text)));
    }
}
