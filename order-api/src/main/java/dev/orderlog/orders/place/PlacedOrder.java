package dev.orderlog.orders.place;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

@Serdeable
record PlacedOrder(UUID id, String status, long version) {

    static PlacedOrder of(UUID id) {
        return new PlacedOrder(id, "PLACED", 1);
    }
}
