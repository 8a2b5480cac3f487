package dev.orderlog.quickstart.chaos.check;

import dev.orderlog.projections.audit.check.Level;
import dev.orderlog.projections.audit.check.Met;
import dev.orderlog.projections.books.reconcile.LedgerEntry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every book there is of a run, each as its keeper tells it.
 *
 * @param orderLog all records of order-events, each partition in its order
 * @param stockLog all records of stock-events, likewise
 * @param received what was put into stock, by SKU
 * @param stock the levels that inventory-service tells, by SKU
 * @param parked what the services and the projections have put aside
 * @param paused sources of events, such as {@code /order-api}, of which an instance was paused
 * @param unready processes that do not serve though nothing stands in their way any more
 * @param views the status that order-api shows, by order id
 */
public record Evidence(
        List<Asked> asked,
        List<Met> orderLog,
        List<Met> stockLog,
        List<LedgerEntry> provider,
        List<CarrierEntry> carrier,
        Map<String, Long> received,
        Map<String, Level> stock,
        List<Parked> parked,
        Set<String> paused,
        List<String> unready,
        Map<String, String> views) {

    public Evidence {
        asked = List.copyOf(asked);
        orderLog = List.copyOf(orderLog);
        stockLog = List.copyOf(stockLog);
        provider = List.copyOf(provider);
        carrier = List.copyOf(carrier);
        received = Map.copyOf(received);
        stock = Map.copyOf(stock);
        parked = List.copyOf(parked);
        paused = Set.copyOf(paused);
        unready = List.copyOf(unready);
        views = Map.copyOf(views);
    }
}
