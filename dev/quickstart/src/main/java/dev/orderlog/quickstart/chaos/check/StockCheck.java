package dev.orderlog.quickstart.chaos.check;

import dev.orderlog.projections.audit.check.Fact.Goods;
import dev.orderlog.projections.audit.check.Fact.Moved;
import dev.orderlog.projections.audit.check.Level;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Stock, three times over: the levels that are told, the last ones in the log, and what came in less what the orders hold. */
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
        skus.all().forEach(sku -> inLog.put(sku.orderId(), last(sku)));
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
    }

    private static Level last(OrderStory sku) {
        var level = Level.NOTHING;
        for (var event : sku.events()) {
            if (event.fact() instanceof Moved moved) {
                level = moved.after();
            }
        }
        return level;
    }

    private Map<String, Long> heldByOrders() {
        var held = new HashMap<String, Long>();
        for (var order : orders.all()) {
            order.facts("InventoryReserved", Goods.class).forEach(goods -> add(goods, 1, held));
            order.facts("InventoryReleased", Goods.class).forEach(goods -> add(goods, -1, held));
        }
        return held;
    }

    private static void add(Goods goods, int sign, Map<String, Long> held) {
        goods.lines()
                .forEach((sku, quantity) -> held.merge(sku, (long) sign * quantity, Long::sum));
    }
}
