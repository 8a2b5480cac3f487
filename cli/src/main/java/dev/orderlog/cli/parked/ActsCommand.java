package dev.orderlog.cli.parked;

import static dev.orderlog.cli.http.ServiceClient.segment;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Table;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "acts",
        header = "Lists who redrove or discarded what, when and why, the newest first.",
        footer = {
            "%nExamples:",
            "  orderlog parked acts",
            "  orderlog parked acts --order 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11"
        })
final class ActsCommand implements Callable<Integer> {

    @ParentCommand ParkedCommand parked;

    @Mixin ServiceOption service;

    @Option(names = "--order", paramLabel = "ORDER", description = "Only what was done to it.")
    @Nullable String order;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    int limit;

    @Option(names = "--json", description = "Print the services' answers as JSON.")
    boolean json;

    private record Act(
            String service,
            Instant at,
            String by,
            String act,
            String order,
            String what,
            @Nullable String reason,
            String result) {}

    @Override
    public Integer call() {
        var screen = parked.orderlog.screen();
        var round = Round.ask(parked.services(service), this::acts);
        if (json) {
            screen.line(Json.pretty(round.json()));
        } else {
            print(round, screen);
        }
        return round.end(screen, 0);
    }

    private JsonNode acts(ServiceClient client) {
        var of = order == null ? "" : "&order=" + segment(order);
        return client.get("/parked/acts?limit=" + Math.clamp(limit, 1, 1_000) + of, Map.of())
                .body();
    }

    private void print(Round round, Screen screen) {
        var acts = new ArrayList<Act>();
        round.answers()
                .forEach((name, answer) ->
                        answer.path("acts").forEach(act -> acts.add(act(name, act))));
        if (acts.isEmpty()) {
            screen.line("Nobody has redriven or discarded anything.");
            return;
        }
        var table = new Table("WHEN", "WHO", "SERVICE", "ACT", "ORDER", "WHAT", "WHY", "RESULT");
        acts.stream()
                .sorted(Comparator.comparing(Act::at).reversed())
                .limit(limit)
                .forEach(act ->
                        table.row(
                                screen.dayAndTime(act.at()),
                                act.by(),
                                act.service(),
                                act.act(),
                                act.order(),
                                act.what(),
                                act.reason() == null ? "" : act.reason(),
                                act.result()));
        screen.table(table);
    }

    private static Act act(String service, JsonNode act) {
        return new Act(
                service,
                Instant.parse(act.path("at").asText()),
                act.path("by").asText(),
                act.path("act").asText(),
                act.path("order").asText(),
                act.path("what").asText(),
                act.path("reason").textValue(),
                act.path("result").asText());
    }
}
