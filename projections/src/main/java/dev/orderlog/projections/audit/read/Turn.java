package dev.orderlog.projections.audit.read;

import org.jspecify.annotations.Nullable;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The part of a range's keys that one reading is about, when all of them at once would take too much memory. */
public record Turn(long number, long count) {

    /** As many as are needed for no turn to be about more than so many records, on average. */
    public static Stream<Turn> of(long records, long atOnceMax) {
        long count = Math.max(1, Math.ceilDiv(records, atOnceMax));
        return LongStream.range(0, count).mapToObj(number -> new Turn(number, count));
    }

    public boolean isOf(@Nullable String key) {
        return Math.floorMod(String.valueOf(key).hashCode(), count) == number;
    }
}
