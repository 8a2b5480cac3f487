package dev.orderlog.schemas;

import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.events.Address;
import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.InventoryReleased;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.Line;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderCancellationRejected;
import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderCancelled;
import dev.orderlog.events.OrderCompleted;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCancelled;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.events.ShipmentCancellationRejected;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.events.ShipmentExpired;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.events.ShipmentPickedUp;
import dev.orderlog.events.ShipmentPickupReminded;
import dev.orderlog.events.Shortage;
import dev.orderlog.events.StockAdjusted;
import dev.orderlog.events.StockLine;
import dev.orderlog.events.StockReceived;
import dev.orderlog.events.StockReleased;
import dev.orderlog.events.StockReserved;

import org.apache.avro.specific.SpecificRecord;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One or more events of every type, with every field filled, and once more with every optional field empty. */
final class EventSamples {

    private static final UUID ORDER = UUID.fromString("01930d5e-7c3a-7f10-8a6b-0d1c2e3f4a5b");
    private static final Instant AT = Instant.parse("2026-03-01T12:30:45.123456Z");
    private static final Instant DEADLINE = Instant.parse("2026-03-08T12:30:45.123456Z");
    private static final Money TOTAL = euros(7_497);
    private static final List<StockLine> HELD =
            List.of(new StockLine("coffee-1kg", 2), new StockLine("mug-blue", 1));

    private static final Map<String, List<SpecificRecord>> BY_TYPE =
            List.<SpecificRecord>of(
                            orderPlaced("Hinterhaus"),
                            orderPlaced(null),
                            new PaymentCharged(ORDER, TOTAL, "ch_42", AT),
                            new PaymentFailed(ORDER, "insufficient_funds", AT),
                            new InventoryReserved(ORDER, HELD, AT),
                            new InventoryFailed(
                                    ORDER, List.of(new Shortage("mug-blue", 3, 1L)), AT),
                            new ShipmentCreated(
                                    ORDER, "sandbox", "lbl_7", "SB123456789DE", DEADLINE, AT),
                            new ShipmentFailed(ORDER, "address_rejected", AT),
                            new ShipmentPickupReminded(ORDER, DEADLINE, AT),
                            new ShipmentPickedUp(ORDER, AT),
                            new ShipmentExpired(ORDER, DEADLINE, AT),
                            new ShipmentDelivered(ORDER, AT),
                            new OrderCompleted(ORDER, AT),
                            new OrderCancellationRequested(ORDER, "customer_request", AT),
                            new ShipmentCancelled(ORDER, "lbl_7", AT),
                            new ShipmentCancelled(ORDER, null, AT),
                            new ShipmentCancellationRejected(ORDER, "already_picked_up", AT),
                            new OrderCancellationRejected(ORDER, "already_picked_up", AT),
                            new InventoryReleased(ORDER, HELD, AT),
                            new InventoryReleased(ORDER, List.of(), AT),
                            new PaymentRefunded(ORDER, TOTAL, "re_43", AT),
                            new PaymentCancelled(ORDER, AT),
                            new OrderCancelled(ORDER, "out_of_stock", AT),
                            new StockReceived("coffee-1kg", 100, 140L, 3L, AT),
                            new StockAdjusted("coffee-1kg", -2, "breakage", 138L, 3L, AT),
                            new StockReserved("coffee-1kg", ORDER, 2, 136L, 5L, AT),
                            new StockReleased("coffee-1kg", ORDER, 2, 138L, 3L, AT))
                    .stream()
                    .collect(groupingBy(event -> event.getSchema().getName()));

    private EventSamples() {}

    /** Empty when nobody has thought of one. */
    static List<SpecificRecord> of(String type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }

    private static OrderPlaced orderPlaced(String line2) {
        return new OrderPlaced(
                ORDER,
                "customer-17",
                List.of(
                        new Line("coffee-1kg", 2, euros(2_999)),
                        new Line("mug-blue", 1, euros(1_499))),
                TOTAL,
                "tok_approve",
                "standard",
                new Address("Zoë Müller", "Gärtnerweg 7", line2, "Köln", "50667", "DE"),
                AT);
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
