package dev.orderlog.projections.wire;

import static java.util.stream.Collectors.toMap;

import dev.orderlog.events.InventoryReleased;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.StockAdjusted;
import dev.orderlog.events.StockLine;
import dev.orderlog.events.StockReceived;
import dev.orderlog.events.StockReleased;
import dev.orderlog.events.StockReserved;
import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.projections.audit.check.Level;

import java.util.List;
import java.util.Map;

/** What an event of the log says that somebody else's book says too. */
final class Facts {

    private Facts() {}

    static Fact of(Object event) {
        return switch (event) {
            case OrderPlaced placed ->
                    new Fact.Placed(
                            placed.getCustomerId(),
                            placed.getTotal().getAmountMinor(),
                            placed.getLines().stream()
                                    .collect(
                                            toMap(
                                                    line -> line.getSku(),
                                                    line -> line.getQuantity(),
                                                    Integer::sum)));
            case PaymentCharged charged ->
                    new Fact.Money(
                            charged.getAmount().getAmountMinor(), charged.getProviderReference());
            case PaymentRefunded refunded ->
                    new Fact.Money(
                            refunded.getAmount().getAmountMinor(), refunded.getProviderReference());
            case InventoryReserved reserved -> new Fact.Goods(lines(reserved.getLines()));
            case InventoryReleased released -> new Fact.Goods(lines(released.getLines()));
            case ShipmentCreated created -> new Fact.Label(created.getLabelId());
            case ShipmentCancelled cancelled -> new Fact.Label(cancelled.getLabelId().orElse(null));
            case StockReceived in ->
                    new Fact.Moved(
                            in.getQuantity(),
                            0,
                            new Level(in.getAvailable(), in.getReserved()),
                            null);
            case StockAdjusted adjusted ->
                    new Fact.Moved(
                            adjusted.getDelta(),
                            0,
                            new Level(adjusted.getAvailable(), adjusted.getReserved()),
                            null);
            case StockReserved held ->
                    new Fact.Moved(
                            -held.getQuantity(),
                            held.getQuantity(),
                            new Level(held.getAvailable(), held.getReserved()),
                            held.getOrderId().toString());
            case StockReleased back ->
                    new Fact.Moved(
                            back.getQuantity(),
                            -back.getQuantity(),
                            new Level(back.getAvailable(), back.getReserved()),
                            back.getOrderId().toString());
            default -> new Fact.Plain();
        };
    }

    private static Map<String, Integer> lines(List<StockLine> lines) {
        return lines.stream()
                .collect(toMap(StockLine::getSku, StockLine::getQuantity, Integer::sum));
    }
}
