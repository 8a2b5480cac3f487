package dev.orderlog.cli.parked;

import static dev.orderlog.cli.http.ServiceClient.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.http.RefusedException;
import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.http.UnreachableException;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Table;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "list",
        header = "Lists parked orders and calls of every service, the longest parked first.",
        footer = {
            "%nExamples:",
            "  orderlog parked list",
            "  orderlog parked list --reason handler_failed --since 24h",
            "  orderlog parked list --service payment-service --reason call",
            "  orderlog parked list --json | jq '.services[].parked[].order'"
        })
final class ListCommand implements Callable<Integer> {
    private static final int PAGE_SIZE_MAX = 1_000;
    private static final int REASON_LENGTH_MAX = 100;

    @ParentCommand ParkedCommand parked;

    @Mixin ParkedOptions filter;

    @Mixin ServiceOption service;

    @Option(names = "--order", paramLabel = "ORDER", description = "Only this order.")
    @Nullable String order;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many of each service. Default: ${DEFAULT-VALUE}.")
    int limit;

    @Option(names = "--json", description = "Print the services' answers as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var screen = parked.orderlog.screen();
        var round = Round.ask(parked.services(service), this::list);
        if (json) {
            screen.line(Json.pretty(round.json()));
        } else {
            print(round, screen);
            skipped(screen);
        }
        return round.end(screen, 0);
    }

    private JsonNode list(ServiceClient client) {
        var first = (ObjectNode) page(client, null);
        var items = (ArrayNode) first.get("parked");
        for (var next = first.path("next").textValue(); next != null && items.size() < limit; ) {
            var page = page(client, next);
            page.path("parked").forEach(items::add);
            next = page.path("next").textValue();
        }
        while (items.size() > limit) {
            items.remove(items.size() - 1);
        }
        first.remove("next");
        return first;
    }

    private JsonNode page(ServiceClient client, @Nullable String after) {
        var fields = filter.fields();
        if (order != null) {
            fields.put("order", order);
        }
        if (after != null) {
            fields.put("after", after);
        }
        fields.put("limit", Integer.toString(Math.clamp(limit, 1, PAGE_SIZE_MAX)));
        var question =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + segment(field.getValue()))
                        .collect(Collectors.joining("&"));
        return client.get("/parked?" + question, Map.of()).body();
    }

    private void print(Round round, Screen screen) {
        var table =
                new Table(
                        "SERVICE",
                        "ORDER",
                        "PARKED ON",
                        "KIND",
                        ">WAITING",
                        ">TRIES",
                        "SINCE",
                        "REASON");
        long shown = 0;
        long all = 0;
        for (var answer : round.answers().entrySet()) {
            for (var node : answer.getValue().path("parked")) {
                var item = Json.read(node, ParkedItem.class);
                table.row(
                        answer.getKey(),
                        item.order(),
                        item.on(),
                        item.kind(),
                        item.waiting(),
                        item.attempts(),
                        screen.dayAndTime(item.parkedAt()),
                        shorten(item.reason()));
                shown++;
            }
            var counts = answer.getValue().path("counts");
            all += counts.path("orders").asLong() + counts.path("calls").asLong();
        }
        if (shown > 0) {
            screen.table(table);
        } else if (round.isComplete()) {
            screen.line("Nothing waits for a person.");
        }
        if (all > shown) {
            screen.note("%d more: --limit, or a filter.".formatted(all - shown));
        }
    }

    /** Projections skip what they cannot read, and park nothing. */
    private void skipped(Screen screen) {
        if (service.isNamed() || !filter.isEmpty() || order != null) {
            return;
        }
        var projections = parked.orderlog.platform().projections();
        try {
            int letters =
                    projections.get("/dead-letters", Map.of()).body().path("deadLetters").size();
            if (letters > 0) {
                screen.note(
                        "projections skipped records it cannot read; the latest %d: GET %s/dead-letters"
                                .formatted(letters, projections.uri()));
            }
        } catch (UnreachableException | RefusedException notNow) {
            screen.note("What projections skipped is not known: " + notNow.getMessage());
        }
    }

    private static String shorten(String reason) {
        return reason.length() <= REASON_LENGTH_MAX
                ? reason
                : reason.substring(0, REASON_LENGTH_MAX - 1) + "…";
    }
}
