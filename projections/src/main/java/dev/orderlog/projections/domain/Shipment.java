package dev.orderlog.projections.domain;

import org.jspecify.annotations.Nullable;

public record Shipment(Status status, @Nullable Label label, @Nullable String reason) {

    public enum Status {
        PENDING,
        CREATED,
        FAILED,
        PICKED_UP,
        EXPIRED,
        DELIVERED,
        CANCELLED
    }

    static final Shipment PENDING = new Shipment(Status.PENDING, null, null);

    static Shipment created(Label label) {
        return new Shipment(Status.CREATED, label, null);
    }

    static Shipment failed(String reason) {
        return new Shipment(Status.FAILED, null, reason);
    }

    /** The label, once bought, stays visible: support staff trace the parcel by it. */
    Shipment moved(Status next) {
        return new Shipment(next, label, null);
    }
}
