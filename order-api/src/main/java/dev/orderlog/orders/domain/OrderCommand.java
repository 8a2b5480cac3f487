package dev.orderlog.orders.domain;

import java.time.Instant;
import java.util.UUID;

public sealed interface OrderCommand {

    Instant now();

    record Place(UUID orderId, Placement placement, Instant now) implements OrderCommand {}

    record RequestCancellation(UUID orderId, Reason reason, Instant now) implements OrderCommand {}

    record StepOverdue(UUID orderId, Step step, Instant now) implements OrderCommand {}

    record Hear(OrderEvent.Heard event, Instant now) implements OrderCommand {}
}
