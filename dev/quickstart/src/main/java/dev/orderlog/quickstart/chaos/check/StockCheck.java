package dev.orderlog.quickstart.chaos.check;

import dev.orderlog.quickstart.chaos.check.Fact.Goods;
import dev.orderlog.quickstart.chaos.check.Fact.Moved;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Stock, three times over: the levels that are told, the steps in the log, and what the orders hold. */
final class StockCheck {

    private final Stories orders;
    private final Stories skus;
    private final Findings findings;

    StockCheck(Stories orders, Stories skus, Findings findings) {
        this.orders = orders;
        this.skus = skus;
        this.findings = findings;
    }

    void check(Evidence evidence) {
        var inLog = new HashMap<String, Level>();
        skus.all().forEach(sku -> inLog.put(sku.orderId(), follow(sku)));
        var held = heldByOrders();
        var all = new TreeSet<>(evidence.stock().keySet());
        all.addAll(inLog.keySet());
        all.addAll(held.keySet());
        for (var sku : all) {
            long holds = held.getOrDefault(sku, 0L);
            var due = new Level(evidence.received().getOrDefault(sku, 0L) - holds, holds);
            var told = evidence.stock().getOrDefault(sku, Level.NOTHING);
            var logged = inLog.getOrDefault(sku, Level.NOTHING);
            findings.addIf(
                    !told.equals(due) || !logged.equals(due),
                    Kind.STOCK_SUM,
                    sku,
                    "should be %s; told %s; in the log %s",
                    due,
                    told,
                    logged);
        }
        var bySkus = heldBySkus();
        orders.all()
                .forEach(order ->
                        compareHolds(order, bySkus.getOrDefault(order.orderId(), Map.of())));
    }

    /** The level after the last step. */
    private Level follow(OrderStory sku) {
        var level = Level.NOTHING;
        for (var event : sku.events()) {
            if (event.fact() instanceof Moved moved) {
                var due = level.plus(moved.availableBy(), moved.reservedBy());
                level = moved.after();
                findings.addIf(
                        !level.equals(due),
                        Kind.STOCK_STEPS,
                        sku.orderId(),
                        "%s at %s: %s instead of %s",
                        event.type(),
                        event.place(),
                        level,
                        due);
                findings.addIf(
                        level.available() < 0 || level.reserved() < 0,
                        Kind.STOCK_NEGATIVE,
                        sku.orderId(),
                        "%s at %s",
                        level,
                        event.place());
            }
        }
        return level;
    }

    private Map<String, Long> heldByOrders() {
        var held = new HashMap<String, Long>();
        for (var order : orders.all()) {
            held(order).forEach((sku, quantity) -> held.merge(sku, quantity, Long::sum));
        }
        return held;
    }

    private static Map<String, Long> held(OrderStory order) {
        var held = new HashMap<String, Long>();
        order.facts("InventoryReserved", Goods.class)
                .forEach(goods ->
                        goods.lines().forEach((sku, n) -> held.merge(sku, (long) n, Long::sum)));
        order.facts("InventoryReleased", Goods.class)
                .forEach(goods ->
                        goods.lines().forEach((sku, n) -> held.merge(sku, (long) -n, Long::sum)));
        held.values().removeIf(quantity -> quantity == 0);
        return held;
    }

    /** By order, then by SKU. */
    private Map<String, Map<String, Long>> heldBySkus() {
        var held = new HashMap<String, Map<String, Long>>();
        for (var sku : skus.all()) {
            sku.facts(Set.of("StockReserved", "StockReleased"), Moved.class).stream()
                    .filter(moved -> moved.orderId() != null)
                    .forEach(moved ->
                            held.computeIfAbsent(moved.orderId(), _ -> new HashMap<>())
                                    .merge(sku.orderId(), moved.reservedBy(), Long::sum));
        }
        held.values().forEach(bySku -> bySku.values().removeIf(quantity -> quantity == 0));
        return held;
    }

    private void compareHolds(OrderStory order, Map<String, Long> bySkus) {
        findings.addIf(
                !bySkus.equals(held(order)),
                Kind.STOCK_AND_ORDERS,
                order.orderId(),
                "held %s by its events, %s by its SKUs'",
                held(order),
                bySkus);
    }
}
