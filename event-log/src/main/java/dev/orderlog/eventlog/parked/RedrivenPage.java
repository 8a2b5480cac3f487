package dev.orderlog.eventlog.parked;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came of redriving many.
 *
 * @param freed orders that are no longer parked, and calls that are made again
 * @param stillParked orders that stopped at a record again
 * @param orders each of them
 * @param next from where to go on; null when nothing that the filter lets through is left
 */
public record RedrivenPage(
        boolean dryRun,
        long freed,
        long stillParked,
        List<Redriven> orders,
        @Nullable ParkedCursor next) {}
