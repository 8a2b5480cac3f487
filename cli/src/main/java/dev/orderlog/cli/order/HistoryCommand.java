package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.HashMap;
import java.util.concurrent.Callable;

@Command(
        name = "history",
        header = "Lists an order's events: when, by which service, and because of which event.",
        footer = {"%nExamples:", "  orderlog history 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11"})
public final class HistoryCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    String order;

    @Option(names = "--json", description = "Print the platform's answer as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var answer = orderlog.orders().history(order);
        if (json) {
            orderlog.screen().line(Json.pretty(answer.body()));
        } else {
            orderlog.screen().table(table(answer.as(History.class)));
        }
        return 0;
    }

    private Table table(History history) {
        var byId = new HashMap<String, HistoryEvent>();
        history.events().forEach(event -> byId.put(event.id(), event));
        var table = new Table(">#", "TIME", "EVENT", "SERVICE", "BECAUSE OF");
        for (var event : history.events()) {
            var cause = event.causationId() == null ? null : byId.get(event.causationId());
            table.row(
                    event.version(),
                    orderlog.screen().dayAndTimeInMillis(event.time()),
                    Styled.outcome(event.type()),
                    event.service(),
                    Styled.dim(cause == null ? "a request" : cause.version() + " " + cause.type()));
        }
        return table;
    }
}
