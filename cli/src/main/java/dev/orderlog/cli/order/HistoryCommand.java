package dev.orderlog.cli.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.audit.LogOptions;
import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.http.Problem;
import dev.orderlog.cli.http.RefusedException;
import dev.orderlog.projections.audit.OrderAsOf;
import dev.orderlog.projections.audit.OrderReplay;
import dev.orderlog.projections.audit.fold.ViewJson;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.Callable;

@Command(
        name = "history",
        header = "Lists an order's events below their causes; shows the order as it once was.",
        description = {
            "%nAsks the platform; with --at or --log, reads the log itself, from about when the"
                + " order was placed: with --at the order is shown as it was then, made from its"
                + " events by the same fold that makes the live view."
        },
        footer = {
            "%nExamples:",
            "  orderlog history 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11",
            "  orderlog history ORDER --at 2026-11-22T10:15:30Z",
            "  orderlog history ORDER --log --json | jq '.events[].type'"
        })
public final class HistoryCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    String order;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description =
                    "Show the order as it was then: a time such as 2026-11-22T10:15:30Z, or"
                            + " 2026-11-22T11:15:30+01:00.")
    @Nullable Instant at;

    @Option(names = "--log", description = "Read the log instead of asking the platform.")
    boolean fromLog;

    @Option(names = "--json", description = "Print the answer as JSON.")
    boolean json;

    @Mixin LogOptions log;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (fromLog || at != null) {
            print(read(id(), at == null ? Instant.MAX : at));
        } else {
            var answer = orderlog.orders().history(order);
            if (json) {
                orderlog.screen().line(Json.pretty(answer.body()));
            } else {
                HistoryPage.print(answer.as(History.class).events(), orderlog.screen());
            }
        }
        return 0;
    }

    private UUID id() {
        try {
            return UUID.fromString(order);
        } catch (IllegalArgumentException noId) {
            throw nowhere("an order's id is a UUID");
        }
    }

    private OrderAsOf read(UUID id, Instant until) throws IOException, InterruptedException {
        return log.read(
                orderlog,
                "read",
                () -> false,
                (reading, readers) ->
                        new OrderReplay(reading, readers, log.topics()).at(id, until));
    }

    private void print(OrderAsOf found) {
        var screen = orderlog.screen();
        if (found.events().isEmpty() && found.unreadable().isEmpty()) {
            throw nowhere("it has no event in the log" + (at == null ? "" : " up to " + at));
        }
        if (json) {
            screen.line(Json.pretty(json(found)));
            return;
        }
        if (at != null) {
            ViewJson.of(found.folded())
                    .ifPresent(view -> {
                        OrderPage.print(Json.read(view, OrderView.class), screen);
                        screen.line("");
                    });
        }
        HistoryPage.print(Json.read(json(found), History.class).events(), screen);
        found.unreadable().forEach(record -> screen.note("not readable: " + record));
    }

    private static JsonNode json(OrderAsOf found) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", found.id());
        if (!found.at().equals(Instant.MAX)) {
            fields.put("at", found.at().toString());
        }
        fields.put("version", found.folded().version());
        fields.put("events", found.events());
        fields.put("unreadable", found.unreadable());
        var json = (ObjectNode) Json.tree(fields);
        ViewJson.of(found.folded()).ifPresent(view -> json.set("order", view));
        return json;
    }

    private RefusedException nowhere(String why) {
        return new RefusedException(
                Problem.found(404, "There is no such order", "order " + order + ": " + why));
    }
}
