package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.domain.Cancellation;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.Line;
import dev.orderlog.projections.domain.Money;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.domain.Payment;
import dev.orderlog.projections.domain.Placement;
import dev.orderlog.projections.domain.Shortage;
import dev.orderlog.projections.read.OrderQueries;
import dev.orderlog.projections.read.Owner;
import dev.orderlog.projections.read.Views;
import dev.orderlog.projections.topology.StoreNames;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.SerdeImport;

import java.util.UUID;
import java.util.function.BiFunction;

@Controller("/orders")
@SerdeImport(Cancellation.class)
@SerdeImport(HistoryEntry.class)
@SerdeImport(Line.class)
@SerdeImport(Money.class)
@SerdeImport(Payment.class)
@SerdeImport(Shortage.class)
@ExecuteOn(TaskExecutors.BLOCKING)
class OrderController {

    private final Views views;
    private final OrderQueries orders;
    private final Timelines timelines;
    private final Freshness freshness;
    private final Instances instances;

    OrderController(
            Views views,
            OrderQueries orders,
            Timelines timelines,
            Freshness freshness,
            Instances instances) {
        this.views = views;
        this.orders = orders;
        this.timelines = timelines;
        this.freshness = freshness;
        this.instances = instances;
    }

    @Get("/{id}")
    HttpResponse<?> order(UUID id, @RequestBean ReadAfter after, HttpRequest<?> request) {
        return ofOwner(id, after, request, (folded, _) -> view(folded, request));
    }

    @Get("/{id}/history")
    HttpResponse<?> history(UUID id, @RequestBean ReadAfter after, HttpRequest<?> request) {
        return ofOwner(
                id, after, request, (folded, partition) -> history(folded, partition, request));
    }

    @Get("/{id}/timeline")
    HttpResponse<?> timeline(UUID id, @RequestBean ReadAfter after, HttpRequest<?> request) {
        return ofOwner(
                id, after, request, (folded, partition) -> timeline(folded, partition, request));
    }

    private HttpResponse<?> ofOwner(
            UUID id,
            ReadAfter after,
            HttpRequest<?> request,
            BiFunction<Folded<OrderView>, Integer, HttpResponse<?>> answer) {
        String key = id.toString();
        return switch (views.ownerOf(StoreNames.ORDERS, key)) {
            case Owner.There(var address) -> instances.passOn(request, address);
            case Owner.Here(int partition) -> {
                var order =
                        freshness.read(
                                TopicCatalogue.ORDER_EVENTS,
                                key,
                                after,
                                () -> orders.order(key, partition));
                yield answer.apply(order.orElseThrow(() -> unknown(id)), partition);
            }
        };
    }

    private static HttpResponse<?> view(Folded<OrderView> order, HttpRequest<?> request) {
        return Versioned.answer(
                request, order.version(), OrderBody.of(order, placementOf(order.view())));
    }

    private HttpResponse<?> timeline(
            Folded<OrderView> order, int partition, HttpRequest<?> request) {
        placementOf(order.view());
        var timeline = timelines.of(order, partition);
        return Versioned.answer(request, timeline.tag(), timeline);
    }

    private static Placement placementOf(OrderView order) {
        Placement placement = order.placement();
        if (placement == null) {
            throw unknown(order.id());
        }
        return placement;
    }

    private HttpResponse<?> history(
            Folded<OrderView> order, int partition, HttpRequest<?> request) {
        UUID id = order.view().id();
        var events = orders.history(id.toString(), partition, order.version());
        return Versioned.answer(
                request, order.version(), new HistoryBody(id, order.version(), events));
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(
                new Problem(
                        HttpStatus.NOT_FOUND,
                        "unknown-order",
                        "There is no such order",
                        "order " + id));
    }
}
