package dev.orderlog.system.law.broken.payment.domain;

import javax.sql.DataSource;

/** The name of a store, in the wrong place. */
record LedgerStore(DataSource database) {}
