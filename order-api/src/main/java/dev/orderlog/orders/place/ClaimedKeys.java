package dev.orderlog.orders.place;

import java.util.Map;
import java.util.UUID;

/** Who holds the idempotency keys that one batch asks for. */
public final class ClaimedKeys {

    private final Map<String, Held> held;

    record Held(String fingerprint, UUID orderId) {}

    public sealed interface Holder {

        /** The claim itself: carry the command out. */
        record Claimant() implements Holder {}

        /** The same was asked before and led to this order. */
        record Earlier(UUID orderId) implements Holder {}

        /** Something else was asked before. */
        record Other() implements Holder {}
    }

    ClaimedKeys(Map<String, Held> held) {
        this.held = Map.copyOf(held);
    }

    public Holder holder(KeyClaim claim) {
        var holder = held.get(claim.key());
        if (holder == null) {
            throw new IllegalStateException("nobody holds the key of " + claim.orderId());
        }
        if (holder.orderId().equals(claim.orderId())) {
            return new Holder.Claimant();
        }
        return holder.fingerprint().equals(claim.fingerprint())
                ? new Holder.Earlier(holder.orderId())
                : new Holder.Other();
    }
}
