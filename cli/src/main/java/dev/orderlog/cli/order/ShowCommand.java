package dev.orderlog.cli.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

@Command(
        name = "show",
        header = "Shows an order as it is now, and what it waits for.",
        description = {
            "%nBehind the order stand its steps: those that are done, those that run, with the"
                + " service that is to say something, since when, and by when before it is overdue,"
                + " and those that follow if all goes well."
        },
        footer = {
            "%nExamples:",
            "  orderlog show 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11",
            "  orderlog show --json ORDER | jq .status",
            "  orderlog show --json ORDER | jq '.timeline[] | select(.state == \"RUNNING\")'"
        })
public final class ShowCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    String order;

    @Option(
            names = "--json",
            description = "Print the platform's answer as JSON, the steps under timeline.")
    boolean json;

    @Override
    public Integer call() {
        var answer = orderlog.orders().show(order);
        if (json) {
            orderlog.screen().line(Json.pretty(withTimeline(answer.body())));
        } else {
            OrderPage.print(answer.as(OrderView.class), orderlog.screen());
            var timeline = orderlog.orders().timeline(order).as(Timeline.class);
            TimelinePage.print(timeline, orderlog.screen());
            timeline.steps().forEach(this::hint);
        }
        return 0;
    }

    private JsonNode withTimeline(JsonNode answer) {
        if (answer instanceof ObjectNode shown) {
            shown.set("timeline", orderlog.orders().timeline(order).body().path("steps"));
        }
        return answer;
    }

    /** What moves the order on where it waits for a person. */
    private void hint(Timeline.Step step) {
        if (step.isRunning("PICKUP")) {
            orderlog.screen().note("Waits for the pickup: " + orderlog.hint("pickup " + order));
        }
        if (step.isRunning("DELIVERY")) {
            orderlog.screen().note("Waits for the delivery: " + orderlog.hint("deliver " + order));
        }
    }
}
