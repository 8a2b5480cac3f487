package dev.orderlog.system.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The platform's HTTP interfaces, as a shop's backend would use them. */
final class Front implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final PlatformProcess platform;

    Front(PlatformProcess platform) {
        this.platform = platform;
    }

    record Answer(int status, JsonNode body) {}

    Answer post(int service, String path, Object body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request =
                request(service, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return send(request.build());
    }

    Answer get(int service, String path) throws IOException, InterruptedException {
        return send(request(service, path).GET().build());
    }

    private HttpRequest.Builder request(int service, String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + platform.port(service) + path))
                .timeout(Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        var text = response.body();
        return new Answer(
                response.statusCode(), text.isBlank() ? JSON.nullNode() : JSON.readTree(text));
    }

    @Override
    public void close() {
        http.close();
    }
}
