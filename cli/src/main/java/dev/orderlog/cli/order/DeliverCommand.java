package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

@Command(
        name = "deliver",
        header = "Tells that an order was delivered.",
        footer = {"%nExamples:", "  orderlog deliver 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11"})
public final class DeliverCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    String order;

    @Option(names = "--json", description = "Print the platform's answer as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var answer = orderlog.orders().deliver(order);
        orderlog.screen().line(json ? Json.pretty(answer) : "Order " + order + " delivered.");
        return 0;
    }
}
