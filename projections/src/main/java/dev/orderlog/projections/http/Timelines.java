package dev.orderlog.projections.http;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.domain.timeline.StepLimits;
import dev.orderlog.projections.domain.timeline.Timeline;
import dev.orderlog.projections.read.OrderQueries;

import jakarta.inject.Singleton;

import java.time.InstantSource;

/** Orders' timelines as of now. */
@Singleton
final class Timelines {

    private final OrderQueries orders;
    private final StepLimits limits;
    private final InstantSource clock;

    Timelines(OrderQueries orders, StepLimits limits, InstantSource clock) {
        this.orders = orders;
        this.limits = limits;
        this.clock = clock;
    }

    TimelineBody of(Folded<OrderView> order, int partition) {
        var view = order.view();
        var history = orders.history(view.id().toString(), partition, order.version());
        var steps = Timeline.of(view, history, clock.instant(), limits);
        return new TimelineBody(
                view.id(),
                view.status(),
                order.version(),
                steps.stream().map(TimelineBody.StepBody::of).toList());
    }
}
