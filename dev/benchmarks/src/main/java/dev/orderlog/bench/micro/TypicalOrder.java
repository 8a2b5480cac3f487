package dev.orderlog.bench.micro;

import java.time.Instant;
import java.util.UUID;

/** What the orders of these benchmarks have in common: two lines, ids and times of a real run. */
final class TypicalOrder {

    static final String TOPIC = "order-events";
    static final UUID ID = UUID.fromString("0198c9f2-7b1a-7c3d-8e4f-a1b2c3d4e5f6");
    static final UUID CAUSE = UUID.fromString("0198c9f2-7b20-7c3d-8e4f-a1b2c3d4e5f7");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    static final String FIRST_SKU = "SKU-000017";
    static final String SECOND_SKU = "SKU-000042";
    static final String CURRENCY = "EUR";
    static final long TOTAL_MINOR = 8_970;
    static final String PROVIDER_REFERENCE = "ch_0198c9f27b1a7c3d";

    private TypicalOrder() {}
}
