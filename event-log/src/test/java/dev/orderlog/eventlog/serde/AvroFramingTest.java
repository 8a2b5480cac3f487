package dev.orderlog.eventlog.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.batch.EventCodec.UnknownSchemaException;
import dev.orderlog.eventlog.batch.FailureKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

class AvroFramingTest {

    private static final byte[] FRAMED = {0, 0, 0, 0, 7, 1, 2};

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void a_schema_that_the_registry_says_it_has_not_is_the_records_fault() throws IOException {
        var framing = framing(404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}");

        assertThatThrownBy(() -> framing.read("topic", FRAMED))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage("the registry has no schema 7");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 502, 503, 504})
    void a_registry_that_will_not_answer_is_an_outage(int status) throws IOException {
        var framing =
                framing(status, "{\"error_code\": %d, \"message\": \"no\"}".formatted(status));

        assertThat(FailureKind.of(catchThrowable(() -> framing.read("topic", FRAMED))))
                .isEqualTo(FailureKind.OUTAGE);
    }

    @Test
    void a_404_that_is_not_the_registrys_own_is_an_outage() throws IOException {
        var framing = framing(404, "<html>no such page</html>");

        assertThat(FailureKind.of(catchThrowable(() -> framing.read("topic", FRAMED))))
                .isEqualTo(FailureKind.OUTAGE);
    }

    @Test
    void a_registry_that_is_not_there_is_an_outage() throws IOException {
        var framing = framing(200, "{}");
        stop();

        assertThat(FailureKind.of(catchThrowable(() -> framing.read("topic", FRAMED))))
                .isEqualTo(FailureKind.OUTAGE);
    }

    @Test
    void bytes_that_are_not_framed_or_not_of_their_schema_are_undecodable() throws IOException {
        var framing =
                framing(
                        200,
                        "{\"schema\":"
                            + " \"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"X\\\",\\\"fields\\\":[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"string\\\"}]}\"}");

        for (var bytes :
                List.of(new byte[0], new byte[] {1, 2, 3}, new byte[] {0, 0, 0, 0}, FRAMED)) {
            assertThatThrownBy(() -> framing.read("topic", bytes))
                    .isInstanceOf(UndecodableEventException.class)
                    .isNotInstanceOf(UnknownSchemaException.class);
        }
    }

    private AvroFraming framing(int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        servers.add(server);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var bytes = body.getBytes(UTF_8);
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(status, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
        server.start();
        return AvroFraming.against("http://127.0.0.1:" + server.getAddress().getPort(), false);
    }
}
