package dev.orderlog.projections.domain;

import java.util.List;

public record Inventory(Status status, List<Shortage> shortages) {

    public enum Status {
        PENDING,
        RESERVED,
        FAILED,
        RELEASED
    }

    static final Inventory PENDING = new Inventory(Status.PENDING, List.of());
    static final Inventory RESERVED = new Inventory(Status.RESERVED, List.of());
    static final Inventory RELEASED = new Inventory(Status.RELEASED, List.of());

    public Inventory {
        shortages = List.copyOf(shortages);
    }

    static Inventory failed(List<Shortage> shortages) {
        return new Inventory(Status.FAILED, shortages);
    }
}
