package dev.orderlog.orders.place;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.UUID;

@Serdeable
@Schema(description = "The order as it was accepted.")
public record PlacedOrder(
        UUID id,
        @Schema(description = "Always PLACED.") String status,
        @Schema(description = "The number of events of the order so far.") long version) {

    static PlacedOrder of(UUID id) {
        return new PlacedOrder(id, "PLACED", 1);
    }
}
