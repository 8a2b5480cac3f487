package dev.orderlog.system.law.broken.payment.domain;

import java.util.UUID;

final class DomainThatDrawsLots {
    UUID nextId() {
        return UUID.randomUUID();
    }
}
