package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "cancel",
        header = "Asks for an order to be cancelled.",
        description =
                "%nWhat was done is undone in reverse: the label, the reservation, the charge. A"
                        + " shipment that has been picked up is not cancelled any more.",
        footer = {"%nExamples:", "  orderlog cancel 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11"})
public final class CancelCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    String order;

    @Option(names = "--reason", paramLabel = "REASON", description = "Such as customer_request.")
    @Nullable String reason;

    @Option(names = "--json", description = "Print the platform's answer as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var answer = orderlog.orders().cancel(order, Optional.ofNullable(reason));
        var screen = orderlog.screen();
        if (json) {
            screen.line(Json.pretty(answer));
        } else {
            screen.line("Cancellation of " + order + " requested.");
            screen.note("Follow it: " + orderlog.hint("watch " + order));
        }
        return 0;
    }
}
