package dev.orderlog.cli.stock;

import static dev.orderlog.cli.http.ServiceClient.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.orderlog.cli.http.Answer;
import dev.orderlog.cli.http.ServiceClient;

import java.util.Map;
import java.util.Optional;

/** Stock levels of inventory-service. */
public final class Stock {
    private final ServiceClient inventory;

    public Stock(ServiceClient inventory) {
        this.inventory = inventory;
    }

    /** Every SKU's level, page by page. */
    public JsonNode all() {
        var levels = JsonNodeFactory.instance.arrayNode();
        var after = Optional.<String>empty();
        do {
            var from = after.map(sku -> "?after=" + segment(sku)).orElse("");
            var page = inventory.get("/stock" + from, Map.of()).body();
            page.path("stock").forEach(levels::add);
            after = Optional.ofNullable(page.path("next").textValue());
        } while (after.isPresent());
        return levels;
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
