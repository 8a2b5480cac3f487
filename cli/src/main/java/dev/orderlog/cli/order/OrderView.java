package dev.orderlog.cli.order;

import dev.orderlog.cli.print.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** An order as {@code GET /orders/{id}} tells it. */
public record OrderView(
        String id,
        @Nullable String customerId,
        String status,
        long version,
        @Nullable List<Line> lines,
        @Nullable Money total,
        @Nullable Payment payment,
        @Nullable Inventory inventory,
        @Nullable Shipment shipment,
        @Nullable Cancellation cancellation,
        @Nullable Instant placedAt,
        @Nullable Instant updatedAt) {

    public record Line(String sku, int quantity, Money unitPrice) {}

    public record Payment(
            String status,
            @Nullable String reference,
            @Nullable String refundReference,
            @Nullable String reason) {}

    public record Inventory(String status, @Nullable List<Shortage> shortages) {}

    public record Shortage(String sku, int requested, int available) {}

    public record Shipment(
            String status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String labelId,
            @Nullable Instant pickupDeadline,
            @Nullable String reason) {}

    public record Cancellation(String status, @Nullable String reason) {}
}
