package dev.orderlog.quickstart.demo;

import dev.orderlog.cli.order.History;
import dev.orderlog.cli.order.HistoryEvent;
import dev.orderlog.cli.order.OrderView;
import dev.orderlog.cli.stock.StockLevel;
import dev.orderlog.quickstart.demo.LogReader.Logged;

import java.util.List;
import java.util.Map;

/**
 * How an order has ended, as told by everyone who keeps a book of it.
 *
 * @param logged its events in the log
 * @param shown its events in the history that order-api shows
 * @param stock levels by SKU
 */
public record Actual(
        String orderId,
        String status,
        List<Logged> logged,
        List<String> shown,
        ProviderBook provider,
        CarrierBook carrier,
        Map<String, StockLevel> stock) {

    static Actual of(PlacedScenario placed, LivePlatform platform) {
        var id = placed.orderId();
        return new Actual(
                id,
                platform.orders().show(id).as(OrderView.class).status(),
                platform.log().eventsOf(id),
                platform.orders().history(id).as(History.class).events().stream()
                        .map(HistoryEvent::type)
                        .toList(),
                platform.providerBook(id),
                platform.carrierBook(id),
                placed.levels(platform));
    }

    public List<String> loggedTypes() {
        return logged.stream().map(Logged::type).toList();
    }
}
