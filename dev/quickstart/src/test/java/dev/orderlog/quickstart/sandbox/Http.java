package dev.orderlog.quickstart.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The sandboxes' real callers in short. */
record Http(URI uri, HttpClient client, Duration timeout) {
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    static Http to(URI uri) {
        return new Http(uri, HttpClient.newHttpClient(), Duration.ofSeconds(20));
    }

    Http waitingAtMost(Duration patience) {
        return new Http(uri, client, patience);
    }

    Answer put(String path, String body) {
        return now("PUT", path, body);
    }

    Answer post(String path, String... headers) {
        return now("POST", path, "", headers);
    }

    JsonNode ledger() {
        return now("GET", "/v1/ledger", "").body();
    }

    Answer now(String method, String path, String body, String... headers) {
        try {
            return answer(
                    client.send(request(method, path, body, headers), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    CompletableFuture<Answer> later(String method, String path, String body) {
        return client.sendAsync(request(method, path, body), BodyHandlers.ofString())
                .thenApply(Http::answer);
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(uri.resolve(path))
                        .timeout(timeout)
                        .method(method, BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(
                    response.statusCode(), Json.MAPPER.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + response.body(), e);
        }
    }
}
