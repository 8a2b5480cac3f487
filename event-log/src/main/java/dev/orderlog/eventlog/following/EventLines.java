package dev.orderlog.eventlog.following;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.sse.Event;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Server-sent events out of bytes that come in pieces. What is not ended by an empty line is not given out. */
final class EventLines {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String comment;
    private @Nullable Duration retry;
    private boolean any;

    List<Event<String>> take(List<ByteBuffer> pieces) {
        var events = new ArrayList<Event<String>>();
        for (var piece : pieces) {
            while (piece.hasRemaining()) {
                byte next = piece.get();
                if (next != '\n') {
                    line.write(next);
                } else {
                    end(line.toString(UTF_8), events);
                    line.reset();
                }
            }
        }
        return events;
    }

    private void end(String text, List<Event<String>> events) {
        if (!text.isEmpty()) {
            field(text);
        } else if (any) {
            events.add(event());
        }
    }

    private void field(String text) {
        int colon = text.indexOf(": ");
        String value = text.substring(colon + 2);
        any = true;
        switch (colon < 0 ? text : text.substring(0, colon)) {
            case "" -> comment = value;
            case "id" -> id = value;
            case "event" -> name = value;
            case "retry" -> retry = Duration.ofMillis(Long.parseLong(value));
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {}
        }
    }

    private Event<String> event() {
        Event<String> event = Event.of(data.toString());
        if (id != null) {
            event.id(id);
        }
        if (name != null) {
            event.name(name);
        }
        if (comment != null) {
            event.comment(comment);
        }
        if (retry != null) {
            event.retry(retry);
        }
        data.setLength(0);
        id = null;
        name = null;
        comment = null;
        retry = null;
        any = false;
        return event;
    }
}
