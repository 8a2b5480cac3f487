package dev.orderlog.system.law.broken.payment.domain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class DomainThatLogs {
    private static final Logger LOG = LoggerFactory.getLogger(DomainThatLogs.class);

    void decide() {
        LOG.info("decided");
    }
}
