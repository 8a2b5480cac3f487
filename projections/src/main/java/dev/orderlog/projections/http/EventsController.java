package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.follow.OrderEvents;
import dev.orderlog.projections.read.OrderQueries;
import dev.orderlog.projections.read.Owner;
import dev.orderlog.projections.read.Views;
import dev.orderlog.projections.topology.StoreNames;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.regex.Pattern;

/** An order's events as server-sent events; the id of each is the version of the order that it made. */
@Controller("/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
class EventsController {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    /** To nginx, as which many an ingress comes: pass each event on as it comes. */
    private static final String UNBUFFERED = "X-Accel-Buffering";

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private final Views views;
    private final OrderQueries orders;
    private final Freshness freshness;
    private final OrderEvents events;
    private final Instances instances;

    EventsController(
            Views views,
            OrderQueries orders,
            Freshness freshness,
            OrderEvents events,
            Instances instances) {
        this.views = views;
        this.orders = orders;
        this.freshness = freshness;
        this.events = events;
        this.instances = instances;
    }

    @Get(value = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<?> events(
            UUID id,
            @RequestBean ReadAfter after,
            @Header(LAST_EVENT_ID) @Nullable String lastEventId,
            HttpRequest<?> request) {
        long seen = lastEventId == null ? 0 : version(lastEventId);
        String key = id.toString();
        return switch (views.ownerOf(StoreNames.ORDERS, key)) {
            case Owner.There(var address) -> instances.passOnStream(request, address);
            case Owner.Here(int partition) -> {
                var order =
                        freshness
                                .read(
                                        TopicCatalogue.ORDER_EVENTS,
                                        key,
                                        after,
                                        () -> orders.order(key, partition))
                                .orElseThrow(() -> OrderController.unknown(id));
                yield following(order, partition, seen);
            }
        };
    }

    /** No content, which tells a client to come no more, where it has seen the end. */
    private HttpResponse<?> following(Folded<OrderView> order, int partition, long seen) {
        String key = order.view().id().toString();
        boolean isOver =
                orders.history(key, partition, order.version()).stream()
                        .filter(HistoryEntry::endsTheOrder)
                        .anyMatch(end -> end.version() <= seen);
        return isOver
                ? HttpResponse.noContent()
                : HttpResponse.ok(events.follow(key, partition, seen))
                        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(UNBUFFERED, "no");
    }

    private static long version(String lastEventId) {
        if (!VERSION.matcher(lastEventId).matches()) {
            throw new ProblemException(
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            LAST_EVENT_ID + " is the id of an event, a number"));
        }
        return Long.parseLong(lastEventId);
    }
}
