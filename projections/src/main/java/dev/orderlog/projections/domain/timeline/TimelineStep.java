package dev.orderlog.projections.domain.timeline;

import dev.orderlog.projections.domain.HistoryEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One step of one order.
 *
 * @param awaits types of the events one of which will end it; empty once it has ended, or is not needed
 * @param event type of the event that ended it
 * @param since when it was set going
 * @param endedAt when it ended
 * @param due when it counts as overdue, while it runs
 */
public record TimelineStep(
        Step step,
        State state,
        List<String> awaits,
        @Nullable String event,
        @Nullable Instant since,
        @Nullable Instant endedAt,
        @Nullable Instant due,
        boolean overdue) {

    public enum State {
        DONE,
        /** Its service is to say something now, by itself or on a signal. */
        RUNNING,
        /** Comes after what is running, if all goes well. */
        EXPECTED,
        /** Not needed, or no longer. */
        SKIPPED
    }

    public TimelineStep {
        awaits = List.copyOf(awaits);
    }

    static TimelineStep done(Step step, @Nullable Instant since, HistoryEntry end) {
        return new TimelineStep(
                step, State.DONE, List.of(), end.type(), since, end.time(), null, false);
    }

    static TimelineStep running(
            Step step, @Nullable Instant since, @Nullable Instant due, boolean overdue) {
        return new TimelineStep(
                step, State.RUNNING, step.answers(), null, since, null, due, overdue);
    }

    static TimelineStep expected(Step step) {
        return new TimelineStep(
                step, State.EXPECTED, step.answers(), null, null, null, null, false);
    }

    static TimelineStep skipped(Step step) {
        return new TimelineStep(step, State.SKIPPED, List.of(), null, null, null, null, false);
    }
}
