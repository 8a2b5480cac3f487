package dev.orderlog.projections.audit.check;

import dev.orderlog.projections.audit.check.Fact.Goods;
import dev.orderlog.projections.audit.check.Fact.Moved;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Names the orders of which orders and SKUs tell different things. Safe for use by many threads. */
public final class SecondLook {

    private final Holds holds;
    private final Findings findings;
    private final Map<String, Held> orders = new HashMap<>();

    /** What one order holds by its own events and by its SKUs', and where it was said last. */
    private static final class Held {
        private final Map<String, Long> byOrder = new TreeMap<>();
        private final Map<String, Long> bySkus = new TreeMap<>();
        private final Set<UUID> seen = new HashSet<>();
        private final Place place;

        private Held(Place place) {
            this.place = place;
        }
    }

    SecondLook(Holds holds, Findings findings) {
        this.holds = holds;
        this.findings = findings;
    }

    public void meet(Met met) {
        if (met instanceof LogEvent event) {
            switch (event.fact()) {
                case Goods goods -> byOrder(event, goods);
                case Moved moved -> bySku(event, moved);
                case Fact.Plain _,
                        Fact.Unreadable _,
                        Fact.Placed _,
                        Fact.Money _,
                        Fact.Label _ -> {}
            }
        }
    }

    private synchronized void byOrder(LogEvent event, Goods goods) {
        if (!holds.agrees(event.key())) {
            var held = held(event.key(), event);
            if (held.seen.add(event.id())) {
                int sign = event.type().equals("InventoryReserved") ? 1 : -1;
                goods.lines()
                        .forEach((sku, quantity) ->
                                held.byOrder.merge(sku, (long) sign * quantity, Long::sum));
            }
        }
    }

    private synchronized void bySku(LogEvent event, Moved moved) {
        var orderId = moved.orderId();
        if (orderId != null && !holds.agrees(orderId)) {
            var held = held(orderId, event);
            if (held.seen.add(event.id())) {
                held.bySkus.merge(event.key(), moved.reservedBy(), Long::sum);
            }
        }
    }

    private Held held(String orderId, LogEvent event) {
        return orders.computeIfAbsent(orderId, _ -> new Held(event.place()));
    }

    /** Everything has been met. */
    public synchronized void end() {
        orders.forEach((orderId, held) -> {
            held.byOrder.values().removeIf(quantity -> quantity == 0);
            held.bySkus.values().removeIf(quantity -> quantity == 0);
            if (!held.byOrder.equals(held.bySkus)) {
                findings.add(
                        Kind.STOCK_AND_ORDERS,
                        orderId,
                        held.place,
                        "holds %s by its events, %s by its SKUs'",
                        held.byOrder,
                        held.bySkus);
            }
        });
    }
}
