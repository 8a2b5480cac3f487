package dev.orderlog.system.law.broken.payment.domain;

import dev.orderlog.system.law.broken.payment.charge.StrayQuery;

record DomainThatKnowsAUseCase(StrayQuery query) {}
