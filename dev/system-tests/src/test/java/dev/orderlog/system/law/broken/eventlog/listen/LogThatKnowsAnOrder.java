package dev.orderlog.system.law.broken.eventlog.listen;

import dev.orderlog.system.law.broken.orders.domain.PureOrder;

record LogThatKnowsAnOrder(PureOrder order) {}
