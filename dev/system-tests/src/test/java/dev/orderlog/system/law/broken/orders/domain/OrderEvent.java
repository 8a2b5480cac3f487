package dev.orderlog.system.law.broken.orders.domain;

public sealed interface OrderEvent {
    record OrderPlaced() implements OrderEvent {}

    record OrderWithoutSchema() implements OrderEvent {}
}
