package dev.orderlog.system.law.broken.payment.domain;

import dev.orderlog.system.law.broken.orders.domain.PureOrder;

record DomainThatKnowsAnother(PureOrder order) {}
