package dev.orderlog.projections.audit.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.audit.check.Place;
import dev.orderlog.projections.wire.PayloadJson;

import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line: where the record stands, its attributes, and the decoded payload. */
public final class NdjsonExport implements Export {

    private final JsonLines lines;

    public NdjsonExport(OutputStream out) {
        this.lines = new JsonLines(out);
    }

    @Override
    public Part part() {
        return new EachRecord(record -> lines.write(line(record)));
    }

    private static ObjectNode line(Exported record) {
        return switch (record) {
            case Exported.Event(var place, var envelope, var payload) -> {
                var line = line(place);
                put(line, envelope);
                line.set("payload", PayloadJson.of(payload));
                yield line;
            }
            case Exported.Unreadable(var place, var key, var why, var value) ->
                    line(place).put("key", key).put("unreadable", why).put("value", value);
        };
    }

    private static ObjectNode line(Place place) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("topic", place.topic())
                .put("partition", place.partition())
                .put("offset", place.offset());
    }

    private static void put(ObjectNode line, Envelope event) {
        line.put("key", event.subject())
                .put("id", event.id().toString())
                .put("type", event.type())
                .put("source", event.source())
                .put("sequence", event.sequence())
                .put("time", event.time().toString());
        if (event.causationId() != null) {
            line.put("causationId", event.causationId().toString());
        }
        line.put("correlationId", event.correlationId().toString())
                .put("flowVersion", event.flowVersion());
        if (event.traceparent() != null) {
            line.put("traceparent", event.traceparent());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
