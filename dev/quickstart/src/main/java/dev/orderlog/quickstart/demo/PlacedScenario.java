package dev.orderlog.quickstart.demo;

import static java.util.stream.Collectors.toMap;

import dev.orderlog.cli.order.PlaceRequest;
import dev.orderlog.cli.order.Placed;
import dev.orderlog.cli.stock.StockLevel;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A scenario whose order has been placed, with goods of its own that nobody else buys.
 *
 * @param prefix of its SKUs
 */
public record PlacedScenario(Scenario scenario, String prefix, Placed order) {

    private static final PlaceRequest.Address ADDRESS =
            new PlaceRequest.Address(
                    "Ada Lovelace", "12 St James Square", null, "London", "SW1Y 4JH", "GB");

    public static PlacedScenario place(Scenario scenario, LivePlatform platform) {
        var prefix = "demo-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        scenario.lines()
                .forEach(line -> platform.stock().receive(prefix + line.item(), line.inStock()));
        var order = platform.orders().place(request(scenario, prefix), Optional.empty());
        return new PlacedScenario(scenario, prefix, order);
    }

    private static PlaceRequest request(Scenario scenario, String prefix) {
        var lines =
                scenario.lines().stream()
                        .map(line ->
                                new PlaceRequest.Line(
                                        prefix + line.item(),
                                        line.quantity(),
                                        line.unitPriceMinor()))
                        .toList();
        return new PlaceRequest(
                "demo", "EUR", lines, scenario.paymentToken(), scenario.shippingService(), ADDRESS);
    }

    public String orderId() {
        return order.id();
    }

    Map<String, StockLevel> levels(LivePlatform platform) {
        return scenario.lines().stream()
                .map(line -> platform.level(prefix + line.item()))
                .collect(toMap(StockLevel::sku, level -> level));
    }

    /** What the stock must be in the end. */
    Map<String, StockLevel> expectedLevels() {
        var sold = scenario.expected().sold();
        return scenario.lines().stream()
                .map(line -> level(line, sold ? line.quantity() : 0))
                .collect(toMap(StockLevel::sku, level -> level));
    }

    private StockLevel level(Scenario.Line line, int taken) {
        return new StockLevel(prefix + line.item(), line.inStock() - taken, taken);
    }
}
