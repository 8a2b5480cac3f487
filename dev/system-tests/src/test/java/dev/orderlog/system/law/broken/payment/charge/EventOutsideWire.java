package dev.orderlog.system.law.broken.payment.charge;

import dev.orderlog.system.law.broken.events.OrderPlaced;

record EventOutsideWire(OrderPlaced placed) {}
