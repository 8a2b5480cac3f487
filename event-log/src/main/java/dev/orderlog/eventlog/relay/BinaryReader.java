package dev.orderlog.eventlog.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;

/** PostgreSQL's primitives that a {@link ByteBuffer} does not know itself. */
record BinaryReader(ByteBuffer buffer) {

    private static final long POSTGRES_EPOCH_SECOND = 946_684_800L;
    private static final long MICROS_PER_SECOND = 1_000_000L;

    String zeroTerminated() {
        int start = buffer.position();
        while (buffer.get() != 0) {
            // up to the terminator
        }
        return new String(
                buffer.array(), buffer.arrayOffset() + start, buffer.position() - 1 - start, UTF_8);
    }

    Instant timestamp() {
        return instant(buffer.getLong());
    }

    void skip(int bytes) {
        buffer.position(buffer.position() + bytes);
    }

    static Instant instant(long microsSince2000) {
        return Instant.ofEpochSecond(
                POSTGRES_EPOCH_SECOND + Math.floorDiv(microsSince2000, MICROS_PER_SECOND),
                Math.floorMod(microsSince2000, MICROS_PER_SECOND) * 1_000L);
    }
}
