package dev.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

class EmbeddedRegistryTest {

    private static final String LETTER_V1 = record("");
    private static final String LETTER_INCOMPATIBLE =
            record("{\\\"name\\\":\\\"sender\\\",\\\"type\\\":\\\"string\\\"}");

    @TempDir Path directory;

    @Test
    void schemas_survive_a_kill_and_what_breaks_compatibility_is_refused() throws Exception {
        RegistryPlace place;
        try (var registry = EmbeddedRegistry.start(RegistryPlace.in(directory))) {
            place = registry.place();
            assertThat(register(registry, LETTER_V1).statusCode()).isEqualTo(200);
            registry.jvm().kill();
        }
        try (var registry = EmbeddedRegistry.start(place)) {
            assertThat(get(registry, "/config").body()).contains(EmbeddedRegistry.COMPATIBILITY);
            assertThat(get(registry, "/subjects").body()).contains("letter");
            assertThat(register(registry, LETTER_INCOMPATIBLE).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void the_shared_one_answers() throws Exception {
        assertThat(get(SharedServers.registry(), "/subjects").statusCode()).isEqualTo(200);
    }

    private static String record(String field) {
        return "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Letter\\\",\\\"fields\\\":[%s]}\"}"
                .formatted(field);
    }

    private static HttpResponse<String> register(EmbeddedRegistry registry, String schema)
            throws Exception {
        return send(
                request(registry, "/subjects/letter/versions")
                        .POST(BodyPublishers.ofString(schema)));
    }

    private static HttpResponse<String> get(EmbeddedRegistry registry, String path)
            throws Exception {
        return send(request(registry, path).GET());
    }

    private static HttpRequest.Builder request(EmbeddedRegistry registry, String path) {
        return HttpRequest.newBuilder(URI.create(registry.url() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
