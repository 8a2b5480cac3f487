package dev.orderlog.shipping.domain;

import java.time.Instant;
import java.util.Optional;

public sealed interface LabelAnswer {

    record Bought(String carrier, String labelId, String trackingNumber, Optional<Instant> pickupBy)
            implements LabelAnswer {}

    record Rejected(String reason) implements LabelAnswer {}
}
