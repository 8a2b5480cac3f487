package dev.orderlog.system.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A span as a receiver has understood it.
 *
 * @param about the type of the event that it is about; empty for none
 * @param event the id of that event
 */
record ReceivedSpan(
        String trace,
        String id,
        String parent,
        String service,
        String name,
        String about,
        String event,
        String order) {

    static Stream<ReceivedSpan> in(ResourceSpans sent) {
        var service = text(sent.getResource().getAttributesList(), "service.name");
        return sent.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> of(service, span));
    }

    /** As Elastic's receiver tells it: attributes by name, ids as text. */
    static Stream<ReceivedSpan> in(JsonNode request) {
        return request.path("resourceSpans")
                .valueStream()
                .flatMap(sent -> {
                    var service = sent.at("/resource/attributes").path("service.name").asText();
                    return sent.path("scopeSpans")
                            .valueStream()
                            .flatMap(scope -> scope.path("spans").valueStream())
                            .map(span -> of(service, span));
                });
    }

    private static ReceivedSpan of(String service, JsonNode span) {
        var attributes = span.path("attributes");
        return new ReceivedSpan(
                span.path("traceId").asText(),
                span.path("spanId").asText(),
                span.path("parentSpanId").asText(),
                service,
                span.path("name").asText(),
                attributes.path("cloudevents.event_type").asText(),
                attributes.path("cloudevents.event_id").asText(),
                attributes.path("orderlog.order.id").asText());
    }

    private static ReceivedSpan of(String service, Span span) {
        var attributes = span.getAttributesList();
        return new ReceivedSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                service,
                span.getName(),
                text(attributes, "cloudevents.event_type"),
                text(attributes, "cloudevents.event_id"),
                text(attributes, "orderlog.order.id"));
    }

    /** For a person: who did what. */
    String hop() {
        return String.join(" ", service, name, about).strip();
    }

    private static String text(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
