package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "watch",
        header = "Prints each step of an order as it happens, until the order has ended.",
        description = {
            "%nAn order that waits to be picked up may wait for days: end the watch earlier with"
                    + " --until or --for, or move the order on with 'orderlog pickup' and 'orderlog"
                    + " deliver'."
        },
        footer = {
            "%nExamples:",
            "  orderlog watch 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11",
            "  orderlog watch --until ShipmentCreated --for 30s ORDER"
        })
public final class WatchCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    String order;

    @Mixin WatchOptions options;

    @Option(names = "--json", description = "Print each step as one line of JSON.")
    boolean json;

    @Override
    public Integer call() {
        return options.watch(orderlog, order, Optional.empty(), json);
    }
}
