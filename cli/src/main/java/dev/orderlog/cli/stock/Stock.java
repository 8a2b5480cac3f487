package dev.orderlog.cli.stock;

import static dev.orderlog.cli.http.ServiceClient.segment;

import dev.orderlog.cli.http.Answer;
import dev.orderlog.cli.http.ServiceClient;

import java.util.Map;

/** Stock levels of inventory-service. */
public final class Stock {
    private final ServiceClient inventory;

    public Stock(ServiceClient inventory) {
        this.inventory = inventory;
    }

    public Answer all() {
        return inventory.get("/stock", Map.of());
    }

    public Answer of(String sku) {
        return inventory.get("/stock/" + segment(sku), Map.of());
    }

    public Answer receive(String sku, int quantity) {
        return inventory.post(
                "/stock/" + segment(sku) + "/receipts", Map.of("quantity", quantity), Map.of());
    }

    public Answer adjust(String sku, int delta, String reason) {
        return inventory.post(
                "/stock/" + segment(sku) + "/adjustments",
                Map.of("delta", delta, "reason", reason),
                Map.of());
    }
}
