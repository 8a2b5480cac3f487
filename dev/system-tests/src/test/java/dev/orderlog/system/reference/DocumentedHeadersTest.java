package dev.orderlog.system.reference;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Spliterators.spliteratorUnknownSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;

import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

class DocumentedHeadersTest {

    private static final UUID ORDER = UUID.fromString("01930d5e-7c3a-7f10-8a6b-0d1c2e3f4a5b");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_record_carries_every_documented_header_and_no_other() throws IOException {
        assertThat(headers(event(ORDER, TRACE)))
                .containsExactlyInAnyOrderElementsOf(
                        documented()
                                .at("/properties")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .toList());
    }

    @Test
    void the_documented_headers_that_are_required_never_miss() throws IOException {
        assertThat(headers(event(null, null)))
                .containsExactlyInAnyOrderElementsOf(
                        documented().at("/required").valueStream().map(JsonNode::asText).toList());
    }

    private static JsonNode documented() throws IOException {
        try (var yaml = DocumentedHeadersTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(yaml).at("/components/messageTraits/event/headers");
        }
    }

    private static List<String> headers(Envelope event) {
        var headers = CloudEventHeaders.toRecord(event, 1).headers().iterator();
        return StreamSupport.stream(spliteratorUnknownSize(headers, 0), false)
                .map(Header::key)
                .toList();
    }

    private static Envelope event(UUID causation, String trace) {
        return new Envelope(
                ORDER,
                "OrderPlaced",
                "/order-api",
                ORDER.toString(),
                "order-events",
                Instant.EPOCH,
                causation,
                ORDER,
                1,
                1,
                trace,
                new byte[] {0});
    }
}
