package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

@Command(
        name = "show",
        header = "Shows an order as it is now.",
        footer = {
            "%nExamples:",
            "  orderlog show 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11",
            "  orderlog show --json ORDER | jq .status"
        })
public final class ShowCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    String order;

    @Option(names = "--json", description = "Print the platform's answer as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var answer = orderlog.orders().show(order);
        if (json) {
            orderlog.screen().line(Json.pretty(answer.body()));
        } else {
            OrderPage.print(answer.as(OrderView.class), orderlog.screen());
        }
        return 0;
    }
}
