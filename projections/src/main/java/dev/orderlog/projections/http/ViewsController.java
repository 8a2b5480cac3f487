package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.OrderView;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.util.Optional;

/** A view as a whole, partition by partition, for whoever compares it with the log. */
@Controller("/views")
@ExecuteOn(TaskExecutors.BLOCKING)
class ViewsController {

    private static final int LIMIT_MAX = 1_000;

    private final Views views;
    private final OrderQueries orders;
    private final Instances instances;

    ViewsController(Views views, OrderQueries orders, Instances instances) {
        this.views = views;
        this.orders = orders;
        this.instances = instances;
    }

    /** In the order of ids. {@code next} of one page is {@code after} of the page that follows. */
    @Get("/orders")
    HttpResponse<?> orders(
            @QueryValue int partition,
            @QueryValue(defaultValue = "") String after,
            @QueryValue(defaultValue = "" + LIMIT_MAX) int limit,
            HttpRequest<?> request) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw bad("limit is between 1 and " + LIMIT_MAX);
        }
        int partitions = TopicCatalogue.load().topic(TopicCatalogue.ORDER_EVENTS).partitions();
        if (partition < 0 || partition >= partitions) {
            throw bad("partition is between 0 and " + (partitions - 1));
        }
        return switch (views.ownerOf(StoreNames.ORDERS, TopicCatalogue.ORDER_EVENTS, partition)) {
            case Owner.There(var address) -> instances.passOn(request, address);
            case Owner.Here(int here) -> HttpResponse.ok(page(here, after, limit));
        };
    }

    private OrdersPage page(int partition, String after, int limit) {
        var found = orders.orders(partition, after, limit);
        return new OrdersPage(
                found.stream().flatMap(order -> body(order).stream()).toList(),
                found.size() < limit ? null : found.getLast().view().id().toString());
    }

    private static Optional<OrderBody> body(Folded<OrderView> order) {
        return Optional.ofNullable(order.view().placement())
                .map(placement -> OrderBody.of(order, placement));
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, detail));
    }
}
