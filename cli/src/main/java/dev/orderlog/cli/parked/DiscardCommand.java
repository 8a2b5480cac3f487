package dev.orderlog.cli.parked;

import com.fasterxml.jackson.databind.JsonNode;

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
        name = "discard",
        header = "Gives up on the record that an order is parked on, or on a call, with a reason.",
        description =
                "%nWhat is discarded is kept and on record, but it never takes effect. What waited"
                        + " behind it still waits: redrive the order.",
        footer = {
            "%nExamples:",
            "  orderlog parked discard ORDER --reason \"a test event, not ours\"",
            "  orderlog parked discard ORDER --service payment-service --call refund:ORDER \\",
            "      --reason \"refunded by hand, ticket 4711\"",
            "  orderlog parked discard order-events:3:412 --everywhere --reason \"not from us\""
        })
final class DiscardCommand implements Callable<Integer> {
    private static final int NOT_FOUND = 1;

    @ParentCommand ParkedCommand parked;

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "ORDER", description = "As parked list names it.")
    String order;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; goes on record.")
    String reason;

    @Option(names = "--all", description = "Everything of the order that waits in the service.")
    boolean all;

    @Option(names = "--everywhere", description = "In every service where it waits.")
    boolean everywhere;

    @Option(names = "--call", paramLabel = "KEY", description = "This call, not a record.")
    @Nullable String call;

    @Mixin ServiceOption service;

    @Mixin AsOption as;

    @Option(names = "--json", description = "Print the services' answers as JSON.")
    boolean json;

    @Override
    public Integer call() {
        if (all && call != null) {
            throw new ParameterException(spec.commandLine(), "Either --call or --all.");
        }
        if (everywhere && service.isNamed()) {
            throw new ParameterException(spec.commandLine(), "Either --service or --everywhere.");
        }
        var screen = parked.orderlog.screen();
        var services = parked.services(service);
        var where = Round.ask(services, this::find);
        if (where.answers().size() > 1 && !everywhere) {
            throw new ParameterException(
                    spec.commandLine(),
                    "It waits in %s: say which with --service, or --everywhere."
                            .formatted(String.join(" and in ", where.answers().keySet())));
        }
        if (where.answers().isEmpty() || !where.isComplete()) {
            if (where.isComplete()) {
                screen.note("Nothing of " + order + " waits.");
            } else {
                screen.note("Nothing was discarded; --service names the one that is meant.");
            }
            return where.end(screen, NOT_FOUND);
        }
        var discarded =
                Round.ask(
                        services.stream()
                                .filter(each -> where.answers().containsKey(each.service()))
                                .toList(),
                        this::discard);
        if (json) {
            screen.line(Json.pretty(discarded.json()));
        } else {
            discarded.answers().forEach((name, answer) -> print(screen, name, answer));
        }
        return discarded.end(screen, 0);
    }

    private JsonNode find(ServiceClient client) {
        return client.get(ParkedCommand.path(order), Map.of()).body();
    }

    private JsonNode discard(ServiceClient client) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", reason);
        body.put("all", all);
        if (call != null) {
            body.put("call", call);
        }
        return client.post(ParkedCommand.path(order) + "/discard", body, ParkedCommand.as(as.name))
                .body();
    }

    private void print(Screen screen, String name, JsonNode answer) {
        answer.path("records")
                .forEach(record -> screen.line(name + ": discarded " + record.asText()));
        answer.path("calls")
                .forEach(key -> screen.line(name + ": discarded the call " + key.asText()));
        long waiting = answer.path("waiting").asLong();
        if (waiting > 0) {
            screen.note(
                    "%d still waiting in %s: %s"
                            .formatted(
                                    waiting,
                                    name,
                                    parked.orderlog.hint("parked redrive " + order)));
        }
    }
}
