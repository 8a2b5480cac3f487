package dev.orderlog.orders.cancel;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.UUID;

@Serdeable
@Schema(description = "The order whose cancellation was accepted.")
public record CancelledOrder(UUID id, @Schema(description = "Always CANCELLING.") String status) {}
