package dev.orderlog.orders;

import dev.orderlog.orders.domain.OrderDecision;

import java.util.UUID;

public sealed interface OrderReply {

    record Answered(OrderDecision decision) implements OrderReply {}

    /** The same had been asked before under this key, and led to this order. */
    record AnsweredBefore(UUID orderId) implements OrderReply {}

    /** Something else had been asked under this key. */
    record KeyReused() implements OrderReply {}
}
