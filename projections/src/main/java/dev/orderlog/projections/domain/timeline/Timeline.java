package dev.orderlog.projections.domain.timeline;

import dev.orderlog.projections.domain.Cancellation;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.Label;
import dev.orderlog.projections.domain.OrderEvent.OrderCancellationRequested;
import dev.orderlog.projections.domain.OrderStatus;
import dev.orderlog.projections.domain.OrderView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An order's steps in the order of the choreography. The way back is told only where it was taken. */
public final class Timeline {

    private final OrderView order;
    private final Past past;
    private final Awaited awaited;
    private final Instant now;
    private final StepLimits limits;

    private Timeline(OrderView order, Past past, Instant now, StepLimits limits) {
        this.order = order;
        this.past = past;
        this.awaited = Awaited.by(order, past);
        this.now = now;
        this.limits = limits;
    }

    /** @param history the events that made the order what it is */
    public static List<TimelineStep> of(
            OrderView order, List<HistoryEntry> history, Instant now, StepLimits limits) {
        var timeline = new Timeline(order, new Past(history), now, limits);
        return Arrays.stream(Step.values()).flatMap(step -> timeline.tell(step).stream()).toList();
    }

    private Optional<TimelineStep> tell(Step step) {
        if (awaited.now().contains(step)) {
            return Optional.of(running(step));
        }
        if (awaited.later().contains(step)) {
            return Optional.of(TimelineStep.expected(step));
        }
        return answer(step)
                .map(end -> TimelineStep.done(step, cue(step, end.version()), end))
                .or(() ->
                        isTold(step) ? Optional.of(TimelineStep.skipped(step)) : Optional.empty());
    }

    private TimelineStep running(Step step) {
        Instant since = cue(step, Long.MAX_VALUE);
        Instant due = due(step, since);
        return TimelineStep.running(step, since, due, due != null && now.isAfter(due));
    }

    private Optional<HistoryEntry> answer(Step step) {
        var answer = past.latest(step.answers());
        return step.answersRequest()
                        && order.cancellation().status() == Cancellation.Status.REQUESTED
                ? answer.filter(given -> given.version() > lastRequest())
                : answer;
    }

    private long lastRequest() {
        return past.latest(List.of(OrderCancellationRequested.class.getSimpleName()))
                .map(HistoryEntry::version)
                .orElse(0L);
    }

    private @Nullable Instant cue(Step step, long before) {
        return past.latestBefore(before, step.cues()).map(HistoryEntry::time).orElse(null);
    }

    private @Nullable Instant due(Step step, @Nullable Instant since) {
        Label label = order.shipment().label();
        if (step == Step.PICKUP) {
            return label == null ? null : label.pickupDeadline();
        }
        return since == null ? null : limits.of(step).map(since::plus).orElse(null);
    }

    private boolean isTold(Step step) {
        boolean undone =
                order.status() == OrderStatus.CANCELLED || awaited.includes(Step.CANCELLATION);
        return step.isForward() || (undone && step.isUndoing());
    }
}
