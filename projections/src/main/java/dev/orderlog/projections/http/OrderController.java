package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.audit.jobs.OrderLooks;
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

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.SerdeImport;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
    private final OrderLooks looks;
    private final Instances instances;

    OrderController(
            Views views,
            OrderQueries orders,
            Timelines timelines,
            Freshness freshness,
            OrderLooks looks,
            Instances instances) {
        this.views = views;
        this.orders = orders;
        this.timelines = timelines;
        this.freshness = freshness;
        this.looks = looks;
        this.instances = instances;
    }

    @Get("/{id}")
    HttpResponse<?> order(UUID id, @RequestBean ReadAfter after, HttpRequest<?> request) {
        return ofOwner(id, after, request, (folded, _) -> view(folded, request));
    }

    /** With {@code at}, from the log itself: as the order was then. Any instance can read it. */
    @Get("/{id}/history")
    HttpResponse<?> history(
            UUID id,
            @RequestBean ReadAfter after,
            @QueryValue @Nullable String at,
            HttpRequest<?> request)
            throws InterruptedException {
        return at == null ? history(id, after, request) : past(id, at);
    }

    private HttpResponse<?> past(UUID id, String at) throws InterruptedException {
        var past = looks.at(id, instant(at));
        if (past.events().isEmpty() && past.unreadable().isEmpty()) {
            throw unknown(id);
        }
        return HttpResponse.ok(PastBody.of(past)).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** In a query, a plus that nobody has encoded comes as a blank. */
    private static Instant instant(String at) {
        try {
            return OffsetDateTime.parse(at.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException noTime) {
            throw new ProblemException(
                    Problem.of(
                            HttpStatus.BAD_REQUEST, "at is a time such as 2026-11-22T10:15:30Z"));
        }
    }

    private HttpResponse<?> history(UUID id, ReadAfter after, HttpRequest<?> request) {
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
                request, order.version(), HistoryBody.of(id, order.version(), events));
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
