package dev.orderlog.orders.query;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.orders.query.SeenOrders.Seen;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.uri.UriBuilder;

import jakarta.inject.Singleton;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** How projections are asked about an order, and what is said when they do not answer. */
@Singleton
class Questions {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final QuerySettings settings;
    private final List<URI> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Questions(QuerySettings settings) {
        this.settings = settings;
        this.instances = settings.projections();
    }

    /** One for each instance, every time from another one on. */
    List<URI> about(Seen seen, String what) {
        var question =
                UriBuilder.of("/orders")
                        .path(seen.order().toString())
                        .path(what)
                        .queryParam("source", seen.event().source())
                        .queryParam("sequence", seen.event().sequence())
                        .queryParam("wait", settings.readWaitMax().toMillis())
                        .build();
        int first = turn.getAndIncrement();
        return IntStream.range(0, instances.size())
                .mapToObj(n -> instances.get(Math.floorMod(first + n, instances.size())))
                .map(instance -> instance.resolve(question))
                .toList();
    }

    static ProblemException notSeenYet() {
        return unavailable("The view has not seen the order yet.");
    }

    static ProblemException unreachable() {
        return unavailable("The views cannot be reached.");
    }

    static ProblemException unavailable(String detail) {
        return new ProblemException(
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "view-unavailable",
                        "View unavailable",
                        detail + " The order itself is safe; ask again in a moment."),
                RETRY_AFTER);
    }
}
