package dev.orderlog.cli.parked;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Styled.Style;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "show",
        header = "Shows everything of an order that waits: records with headers and bytes, calls.",
        footer = {
            "%nExamples:",
            "  orderlog parked show 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11",
            "  orderlog parked show --json ORDER | jq -r '.services[].records[0].value' | base64 -d"
        })
final class ShowCommand implements Callable<Integer> {
    private static final int VALUE_LENGTH_MAX = 60;
    private static final int NOT_FOUND = 1;

    @ParentCommand ParkedCommand parked;

    @Parameters(paramLabel = "ORDER", description = "As parked list names it.")
    String order;

    @Mixin ServiceOption service;

    @Option(names = "--json", description = "Print the services' answers as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var screen = parked.orderlog.screen();
        var round = Round.ask(parked.services(service), this::show);
        if (json) {
            screen.line(Json.pretty(round.json()));
        } else {
            round.answers().forEach((name, answer) -> print(screen, name, answer));
        }
        boolean nothing = round.answers().isEmpty();
        if (nothing && round.isComplete()) {
            screen.note("Nothing of " + order + " waits.");
        }
        return round.end(screen, nothing ? NOT_FOUND : 0);
    }

    private JsonNode show(ServiceClient client) {
        return client.get(ParkedCommand.path(order), Map.of()).body();
    }

    private static void print(Screen screen, String service, JsonNode answer) {
        screen.line(
                Styled.bold(service),
                Styled.plain(": %d waiting".formatted(answer.path("waiting").asLong())));
        answer.path("records").forEach(record -> record(screen, record));
        answer.path("calls").forEach(call -> call(screen, call));
        if (answer.hasNonNull("next")) {
            screen.line("  ... and more");
        }
    }

    private static void record(Screen screen, JsonNode record) {
        screen.line(
                Styled.plain("  "),
                Styled.bold(text(record, "type", "(no type)")),
                Styled.plain(
                        "  %s, partition %d, offset %d"
                                .formatted(
                                        record.path("topic").asText(),
                                        record.path("partition").asInt(),
                                        record.path("offset").asLong())));
        screen.line(
                Styled.plain("    "),
                new Styled(
                        record.path("kind").asText(),
                        record.path("kind").asText().equals("behind") ? Style.DIM : Style.BAD),
                Styled.plain(": " + record.path("reason").asText()));
        line(screen, "parked", when(screen, record, "parkedAt"));
        if (record.path("attempts").asInt() > 0) {
            line(
                    screen,
                    "redriven in vain",
                    "%d times, last %s"
                            .formatted(
                                    record.path("attempts").asInt(),
                                    when(screen, record, "attemptedAt")));
        }
        line(screen, "key", text(record, "key", "(none)"));
        line(
                screen,
                "reads as",
                text(record, "decodesAs", "nothing: " + text(record, "unreadable", "")));
        for (var header : record.path("headers")) {
            line(
                    screen,
                    header.path("name").asText(),
                    text(header, "value", text(header, "base64", "") + " (base64)"));
        }
        line(screen, "value", value(text(record, "value", "")));
    }

    private static void call(Screen screen, JsonNode call) {
        screen.line(
                Styled.plain("  "),
                Styled.bold(call.path("key").asText()),
                Styled.plain("  a call to " + call.path("destination").asText()));
        screen.line(
                Styled.plain("    "),
                new Styled("no answer", Style.BAD),
                Styled.plain(": " + text(call, "error", "no error on record")));
        line(
                screen,
                "made",
                "%d times, last %s"
                        .formatted(
                                call.path("attempts").asInt(), when(screen, call, "attemptedAt")));
        line(screen, "decided", when(screen, call, "recordedAt"));
        line(screen, "parked", when(screen, call, "parkedAt"));
    }

    private static void line(Screen screen, String name, String value) {
        screen.line(Styled.plain("    "), Styled.dim(name + ": "), Styled.plain(value));
    }

    private static String value(String base64) {
        if (base64.isEmpty()) {
            return "(none)";
        }
        return base64.length() <= VALUE_LENGTH_MAX
                ? base64 + " (base64)"
                : base64.substring(0, VALUE_LENGTH_MAX) + "… (base64; whole with --json)";
    }

    private static String when(Screen screen, JsonNode node, String field) {
        var time = node.path(field).textValue();
        return time == null ? "never" : screen.dayAndTime(Instant.parse(time));
    }

    private static String text(JsonNode node, String field, String instead) {
        var text = node.path(field).textValue();
        return text == null ? instead : text;
    }
}
