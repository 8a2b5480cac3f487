package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.order.OrderWatch.Seen;
import dev.orderlog.cli.print.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Optional;

/** How long to watch an order. */
final class WatchOptions {
    @Option(
            names = "--until",
            paramLabel = "EVENT",
            description =
                    "Stop after this event, such as ShipmentCreated; exit code 1 if the order ends"
                            + " without it.")
    @Nullable String until;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "1h",
            description =
                    "Stop after this time, such as 30s, 5m or 1h, with exit code 1. Default:"
                            + " ${DEFAULT-VALUE}.")
    Duration patience;

    int watch(
            OrderlogCommand orderlog,
            String order,
            Optional<String> consistencyToken,
            boolean json) {
        var steps = new WatchedSteps(orderlog, order, json);
        var seen =
                new OrderWatch(orderlog.orders())
                        .follow(
                                order,
                                consistencyToken,
                                event -> event.type().equals(until),
                                patience,
                                steps);
        if (seen.reached() || until == null && ended(seen)) {
            return 0;
        }
        orderlog.screen()
                .note(
                        ended(seen)
                                ? "The order has ended without " + until + "."
                                : "Still under way after "
                                        + Durations.text(patience)
                                        + "; see: "
                                        + orderlog.hint("show " + order));
        return 1;
    }

    private static boolean ended(Seen seen) {
        return !seen.events().isEmpty() && seen.events().getLast().endsTheOrder();
    }
}
