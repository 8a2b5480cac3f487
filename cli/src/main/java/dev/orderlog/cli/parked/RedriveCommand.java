package dev.orderlog.cli.parked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.print.Screen;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "redrive",
        header = "Handles what waits again, in order; makes parked calls again.",
        description =
                "%nWhat was handled stays handled. An order that stops at a record again stays"
                        + " parked, with the new reason.",
        footer = {
            "%nExamples:",
            "  orderlog parked redrive 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11",
            "  orderlog parked redrive --all --dry-run",
            "  orderlog parked redrive --reason handler_failed --since 24h --rate 5"
        })
final class RedriveCommand implements Callable<Integer> {
    private static final int STILL_PARKED = 1;
    private static final int ORDERS_PER_REQUEST_MAX = 50;

    @ParentCommand ParkedCommand parked;

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "ORDER",
            arity = "0..1",
            description = "One order. Without it: --all or a filter.")
    @Nullable String order;

    @Option(names = "--all", description = "Everything that waits.")
    boolean all;

    @Mixin ParkedOptions filter;

    @Mixin ServiceOption service;

    @Option(
            names = "--dry-run",
            description = "Say only what would happen: everything is tried, and taken back.")
    boolean dryRun;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "At most so many orders per second. Default: ${DEFAULT-VALUE}.")
    int rate;

    @Mixin AsOption as;

    @Option(names = "--json", description = "Print the services' answers as JSON.")
    boolean json;

    @Override
    public Integer call() {
        if (order == null && filter.isEmpty() && !all) {
            throw new ParameterException(spec.commandLine(), "Which? An ORDER, --all or a filter.");
        }
        if (order != null && (all || !filter.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "Either an ORDER, or --all or a filter.");
        }
        if (rate < 1 || rate > 1_000) {
            throw new ParameterException(spec.commandLine(), "--rate must be from 1 to 1000.");
        }
        return order == null ? many() : one(order);
    }

    private int one(String id) {
        var screen = parked.orderlog.screen();
        var round =
                Round.ask(
                        parked.services(service),
                        client ->
                                client.post(
                                                ParkedCommand.path(id) + "/redrive",
                                                Map.of("dryRun", dryRun),
                                                ParkedCommand.as(as.name))
                                        .body());
        boolean stopped =
                round.answers().values().stream().anyMatch(answer -> answer.hasNonNull("stop"));
        if (json) {
            screen.line(Json.pretty(round.json()));
        } else {
            round.answers().forEach((name, answer) -> print(screen, name, answer));
        }
        boolean nothing = round.answers().isEmpty();
        if (nothing && round.isComplete()) {
            screen.note("Nothing of " + id + " waits.");
        }
        return round.end(screen, stopped || nothing ? STILL_PARKED : 0);
    }

    private int many() {
        var screen = parked.orderlog.screen();
        var round = Round.ask(parked.services(service), client -> pages(screen, client));
        boolean stopped =
                round.answers().values().stream()
                        .anyMatch(answer -> answer.path("stillParked").asLong() > 0);
        if (json) {
            screen.line(Json.pretty(round.json()));
        } else {
            round.answers()
                    .forEach((name, answer) -> {
                        answer.path("orders").forEach(each -> print(screen, name, each));
                        screen.line(sum(name, answer));
                    });
        }
        return round.end(screen, stopped ? STILL_PARKED : 0);
    }

    /** Page by page, so that a long redrive shows how far it is and can be stopped. */
    private JsonNode pages(Screen screen, ServiceClient client) {
        var orders = JsonNodeFactory.instance.arrayNode();
        var sum = JsonNodeFactory.instance.objectNode();
        sum.put("service", client.service()).put("dryRun", dryRun);
        String next = null;
        do {
            var page = client.post("/parked/redrive", body(next), ParkedCommand.as(as.name)).body();
            orders.addAll((ArrayNode) page.get("orders"));
            sum.put("freed", sum.path("freed").asLong() + page.path("freed").asLong());
            sum.put(
                    "stillParked",
                    sum.path("stillParked").asLong() + page.path("stillParked").asLong());
            next = page.path("next").textValue();
            if (next != null) {
                screen.note(sum(client.service(), sum) + " so far ...");
            }
        } while (next != null);
        sum.set("orders", orders);
        return sum;
    }

    private Map<String, Object> body(@Nullable String after) {
        var body = new LinkedHashMap<String, Object>(filter.fields());
        body.put("dryRun", dryRun);
        body.put("perSecondMax", rate);
        body.put("ordersMax", ORDERS_PER_REQUEST_MAX);
        if (after != null) {
            body.put("after", after);
        }
        return body;
    }

    private String sum(String name, JsonNode sum) {
        return (dryRun
                        ? "%s: %d would go on, %d would stay parked"
                        : "%s: %d go on, %d stay parked")
                .formatted(name, sum.path("freed").asLong(), sum.path("stillParked").asLong());
    }

    private void print(Screen screen, String name, JsonNode redriven) {
        long handled = redriven.path("handled").asLong();
        var line = new StringBuilder(name + ": " + redriven.path("order").asText() + ": ");
        line.append(handled).append(dryRun ? " would be handled" : " handled");
        if (redriven.hasNonNull("stop")) {
            var stop = redriven.path("stop");
            line.append(dryRun ? ", would stop at " : ", stopped at ")
                    .append(stop.path("topic").asText())
                    .append(
                            ":%d:%d"
                                    .formatted(
                                            stop.path("partition").asInt(),
                                            stop.path("offset").asLong()))
                    .append(" (")
                    .append(stop.path("kind").asText())
                    .append(": ")
                    .append(stop.path("reason").asText())
                    .append(")");
        }
        for (var call : redriven.path("calls")) {
            line.append(dryRun ? ", would call " : ", calling ").append(call.asText());
        }
        screen.line(line.toString());
    }
}
