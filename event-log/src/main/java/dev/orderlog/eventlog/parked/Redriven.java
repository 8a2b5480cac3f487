package dev.orderlog.eventlog.parked;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What came of a redrive, or what would come of it.
 *
 * @param dryRun true when everything was taken back
 * @param handled how many records were handled, from the head of the queue on
 * @param records the first of them
 * @param waiting how many still wait; 0 when the order is no longer parked
 * @param stop where it stopped, and why; null when it did not
 * @param calls keys of outside calls that are made again
 */
public record Redriven(
        String order,
        boolean dryRun,
        long handled,
        List<Handled> records,
        long waiting,
        @Nullable Stop stop,
        List<String> calls) {

    /** At most so many records are named one by one. */
    static final int RECORDS_MAX = 100;

    /**
     * One record.
     *
     * @param said types of the events that it led to
     */
    public record Handled(
            String topic,
            int partition,
            long offset,
            @Nullable UUID id,
            @Nullable String type,
            How how,
            List<String> said) {}

    /** The record that cannot be handled, still. */
    public record Stop(
            String topic,
            int partition,
            long offset,
            @Nullable String type,
            ReasonKind kind,
            String reason) {}

    /** What became of a record. */
    public enum How {
        DECIDED,
        /** It had been handled before: no effect. */
        REPEATED,
        /** This service need not hear it. */
        NOT_HEARD;

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same, with outside calls that are made again. */
    Redriven with(List<String> callsToMake) {
        return new Redriven(order, dryRun, handled, records, waiting, stop, callsToMake);
    }
}
