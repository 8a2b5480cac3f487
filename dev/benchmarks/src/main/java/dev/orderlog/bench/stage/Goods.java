package dev.orderlog.bench.stage;

import dev.orderlog.bench.load.OrderBodies;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Everything that can be ordered, received into stock. */
final class Goods {

    private static final String RECEIPT = "{\"quantity\":" + OrderBodies.STOCK + "}";

    private Goods() {}

    static void receive(URI inventory) {
        try (var http = HttpClient.newHttpClient()) {
            OrderBodies.skus().stream()
                    .map(sku -> receive(http, inventory.resolve("/stock/" + sku + "/receipts")))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private static CompletableFuture<Void> receive(HttpClient http, URI receipts) {
        var request =
                HttpRequest.newBuilder(receipts)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(RECEIPT))
                        .build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenAccept(answer -> requireReceived(receipts, answer));
    }

    private static void requireReceived(URI receipts, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(receipts + ": " + answer.body());
        }
    }
}
