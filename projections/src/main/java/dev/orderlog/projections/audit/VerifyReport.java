package dev.orderlog.projections.audit;

import dev.orderlog.projections.audit.check.Findings;
import dev.orderlog.projections.audit.check.Tally;
import dev.orderlog.projections.audit.read.Progress;

/**
 * What a verification has looked at, and what it found.
 *
 * @param records in the log, each once however often it was read
 * @param unsealed events without a checksum
 * @param read what was read, with passes and second looks
 * @param heldBytesMax memory that was held for keys at once, at most and about
 */
public record VerifyReport(
        long records,
        int partitions,
        Tally orders,
        Tally skus,
        long unsealed,
        Progress read,
        long heldBytesMax,
        Findings findings) {

    public boolean isWhole() {
        return findings.isWhole();
    }
}
