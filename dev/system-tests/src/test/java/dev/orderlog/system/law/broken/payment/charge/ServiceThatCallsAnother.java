package dev.orderlog.system.law.broken.payment.charge;

import dev.orderlog.system.law.broken.orders.domain.PureOrder;

record ServiceThatCallsAnother(PureOrder order) {}
