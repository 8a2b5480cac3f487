package dev.orderlog.projections.http;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.orderlog.projections.domain.Cancellation;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.Inventory;
import dev.orderlog.projections.domain.Label;
import dev.orderlog.projections.domain.Line;
import dev.orderlog.projections.domain.Money;
import dev.orderlog.projections.domain.OrderStatus;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.domain.Payment;
import dev.orderlog.projections.domain.Placement;
import dev.orderlog.projections.domain.Shipment;
import dev.orderlog.projections.domain.Shortage;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderBody(
        UUID id,
        String customerId,
        OrderStatus status,
        long version,
        String currency,
        List<Line> lines,
        Money total,
        Payment payment,
        InventoryBody inventory,
        ShipmentBody shipment,
        Cancellation cancellation,
        Instant placedAt,
        Instant updatedAt) {

    @Serdeable
    public record InventoryBody(Inventory.Status status, @Nullable List<Shortage> shortages) {
        static InventoryBody of(Inventory inventory) {
            return new InventoryBody(
                    inventory.status(),
                    inventory.shortages().isEmpty() ? null : inventory.shortages());
        }
    }

    @Serdeable
    public record ShipmentBody(
            Shipment.Status status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String labelId,
            @Nullable Instant pickupDeadline,
            @Nullable String reason) {
        static ShipmentBody of(Shipment shipment) {
            Label label = shipment.label();
            return label == null
                    ? new ShipmentBody(shipment.status(), null, null, null, null, shipment.reason())
                    : new ShipmentBody(
                            shipment.status(),
                            label.carrier(),
                            label.trackingNumber(),
                            label.labelId(),
                            label.pickupDeadline(),
                            shipment.reason());
        }
    }

    public static OrderBody of(Folded<OrderView> folded, Placement placement) {
        OrderView order = folded.view();
        return new OrderBody(
                order.id(),
                placement.customerId(),
                order.status(),
                folded.version(),
                placement.total().currency(),
                placement.lines(),
                placement.total(),
                order.payment(),
                InventoryBody.of(order.inventory()),
                ShipmentBody.of(order.shipment()),
                order.cancellation(),
                placement.placedAt(),
                order.updatedAt());
    }
}
