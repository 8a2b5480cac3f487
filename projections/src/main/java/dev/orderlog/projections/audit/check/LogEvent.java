package dev.orderlog.projections.audit.check;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One event of the log, as far as it is checked.
 *
 * @param key order id or SKU
 * @param lsn commit position in its source's database; negative where the record names none
 * @param seal whether its bytes are those that were sent
 * @param fingerprint of all its headers and its value: equal for records that are the same, byte for byte
 */
public record LogEvent(
        Place place,
        String key,
        UUID id,
        String type,
        String source,
        long sequence,
        @Nullable UUID causationId,
        Instant time,
        long lsn,
        Fact fact,
        Seal seal,
        long fingerprint)
        implements Met {

    public static final long NO_LSN = -1;

    /** What the checksum says that a record carries. */
    public enum Seal {
        INTACT,
        BROKEN,
        NONE
    }

    public boolean isTerminal() {
        return Language.isTerminal(type);
    }
}
