package dev.orderlog.projections.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** An order as its events tell it. Without a placement, only stray events of it have been seen. */
public record OrderView(
        UUID id,
        @Nullable Placement placement,
        Payment payment,
        Inventory inventory,
        Shipment shipment,
        Cancellation cancellation,
        boolean completed,
        Instant updatedAt) {

    public static OrderView initial(UUID id) {
        return new OrderView(
                id,
                null,
                Payment.PENDING,
                Inventory.PENDING,
                Shipment.PENDING,
                Cancellation.NONE,
                false,
                Instant.EPOCH);
    }

    public OrderStatus status() {
        return OrderStatus.of(this);
    }

    OrderView with(Placement placed) {
        return new OrderView(
                id, placed, payment, inventory, shipment, cancellation, completed, updatedAt);
    }

    OrderView with(Payment next) {
        return new OrderView(
                id, placement, next, inventory, shipment, cancellation, completed, updatedAt);
    }

    OrderView with(Inventory next) {
        return new OrderView(
                id, placement, payment, next, shipment, cancellation, completed, updatedAt);
    }

    OrderView with(Shipment next) {
        return new OrderView(
                id, placement, payment, inventory, next, cancellation, completed, updatedAt);
    }

    OrderView with(Cancellation next) {
        return new OrderView(
                id, placement, payment, inventory, shipment, next, completed, updatedAt);
    }

    OrderView complete() {
        return new OrderView(
                id, placement, payment, inventory, shipment, cancellation, true, updatedAt);
    }

    OrderView updated(Instant at) {
        return new OrderView(
                id, placement, payment, inventory, shipment, cancellation, completed, at);
    }
}
