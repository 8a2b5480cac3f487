package dev.orderlog.system.law.broken.payment.wire;

import dev.orderlog.system.law.broken.events.OrderPlaced;

/** A generated class where it belongs. */
record PaymentWire(OrderPlaced placed) {}
