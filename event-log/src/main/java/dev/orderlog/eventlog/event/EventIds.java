package dev.orderlog.eventlog.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import java.util.UUID;

/** UUIDv7 (RFC 9562): ids that sort by the millisecond of their making, so that indexes on them grow at one end. */
public final class EventIds {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private EventIds() {}

    /** A new id, also for orders; unique across processes. Ids of different processes are not ordered within a millisecond. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
