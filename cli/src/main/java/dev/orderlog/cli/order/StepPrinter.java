package dev.orderlog.cli.order;

import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.print.Durations;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Prints an order's steps, one line each, with the time since the order was placed. */
public final class StepPrinter {
    private final Screen screen;
    private final boolean json;
    private @Nullable Instant start;

    public StepPrinter(Screen screen, boolean json) {
        this.screen = screen;
        this.json = json;
    }

    public void print(HistoryEvent event) {
        if (json) {
            screen.line(Json.line(document(event)));
            return;
        }
        if (start == null) {
            start = event.time();
        }
        screen.line(
                Styled.dim(screen.time(event.time()) + "  " + since(start, event.time()) + "  "),
                Styled.outcome("%-30s".formatted(event.type()).strip()),
                Styled.plain(" ".repeat(Math.max(2, 30 - event.type().length()))),
                Styled.dim(event.service()));
    }

    private static String since(Instant start, Instant time) {
        var elapsed = Duration.between(start, time);
        return "%12s"
                .formatted("+" + Durations.elapsed(elapsed.isNegative() ? Duration.ZERO : elapsed));
    }

    private static LinkedHashMap<String, Object> document(HistoryEvent event) {
        var document = new LinkedHashMap<String, Object>();
        document.put("version", event.version());
        document.put("type", event.type());
        document.put("time", event.time().toString());
        document.put("service", event.service());
        document.put("id", event.id());
        Optional.ofNullable(event.causationId())
                .ifPresent(cause -> document.put("causationId", cause));
        return document;
    }
}
