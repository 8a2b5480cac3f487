package dev.orderlog.eventlog.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import java.time.Instant;
import java.util.UUID;

/** UUIDv7 (RFC 9562): ids that sort by the millisecond of their making, so that indexes on them grow at one end. */
public final class EventIds {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventIds() {}

    /** A new id, also for orders; unique across processes. Ids of different processes are not ordered within a millisecond. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** What no id made at that millisecond or later is smaller than. */
    public static UUID first(Instant madeAt) {
        return new UUID(madeAt.toEpochMilli() << TIME_SHIFT | VERSION_7, VARIANT);
    }
}
