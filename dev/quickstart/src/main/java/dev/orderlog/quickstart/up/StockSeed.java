package dev.orderlog.quickstart.up;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.quickstart.place.PortPlan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A small catalogue to sell. What has a stock level already is left alone, so a restart adds nothing. */
record StockSeed(PortPlan ports) {

    static final Map<String, Integer> CATALOGUE =
            Map.of(
                    "coffee-beans-1kg", 500,
                    "espresso-cup", 200,
                    "hand-grinder", 40,
                    "pour-over-kettle", 15,
                    "last-one", 1);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NOT_FOUND = 404;

    void sow() {
        try (var http = HttpClient.newHttpClient()) {
            for (var item : CATALOGUE.entrySet()) {
                if (isUnknown(http, item.getKey())) {
                    receive(http, item.getKey(), item.getValue());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The stock was not seeded: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while seeding the stock", e);
        }
    }

    private boolean isUnknown(HttpClient http, String sku)
            throws IOException, InterruptedException {
        var request = request("/stock/" + sku).GET().build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == NOT_FOUND;
    }

    private void receive(HttpClient http, String sku, int quantity)
            throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("quantity", quantity));
        var request =
                request("/stock/" + sku + "/receipts")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "%s answered %d: %s"
                            .formatted(request.uri(), answer.statusCode(), answer.body()));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(PortPlan.url(ports.inventory()) + path))
                .timeout(ANSWER_MAX);
    }
}
