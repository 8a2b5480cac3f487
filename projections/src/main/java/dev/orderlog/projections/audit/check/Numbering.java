package dev.orderlog.projections.audit.check;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** How far each source has counted for one key: 1, 2, 3, without gaps. */
final class Numbering {

    /** What a number is after those before it. */
    enum Step {
        NEXT,
        AHEAD,
        LATE,
        AGAIN
    }

    /** Numbers that were skipped, both ends included. */
    record Gap(int source, long from, long to, Place before) {}

    private final long[] last;
    private @Nullable List<Gap> gaps;

    Numbering(int sources) {
        last = new long[sources];
    }

    Step take(int source, long number, Place place) {
        if (number == last[source] + 1) {
            last[source] = number;
            return Step.NEXT;
        }
        if (number > last[source]) {
            open().add(new Gap(source, last[source] + 1, number - 1, place));
            last[source] = number;
            return Step.AHEAD;
        }
        return fill(source, number) ? Step.LATE : Step.AGAIN;
    }

    /** What has never come. */
    List<Gap> gaps() {
        return gaps == null ? List.of() : List.copyOf(gaps);
    }

    private List<Gap> open() {
        if (gaps == null) {
            gaps = new ArrayList<>(1);
        }
        return gaps;
    }

    private boolean fill(int source, long number) {
        for (var gap : gaps()) {
            if (gap.source() == source && gap.from() <= number && number <= gap.to()) {
                open().remove(gap);
                if (gap.from() < number) {
                    open().add(new Gap(source, gap.from(), number - 1, gap.before()));
                }
                if (number < gap.to()) {
                    open().add(new Gap(source, number + 1, gap.to(), gap.before()));
                }
                return true;
            }
        }
        return false;
    }
}
