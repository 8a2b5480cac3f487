package dev.orderlog.quickstart.chaos.load;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far each order has come, as read from the log while it grows. */
public final class Progress {

    private static final Set<String> TERMINAL = Set.of("OrderCompleted", "OrderCancelled");
    private static final Set<String> NO_PICKUP =
            Set.of(
                    "ShipmentPickedUp",
                    "ShipmentCancelled",
                    "ShipmentExpired",
                    "OrderCompleted",
                    "OrderCancelled");

    private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();
    private final Map<String, Instant> labelled = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    void note(String orderId, String type, Instant now) {
        seen.computeIfAbsent(orderId, _ -> ConcurrentHashMap.newKeySet()).add(type);
        if (type.equals("ShipmentCreated")) {
            labelled.putIfAbsent(orderId, now);
        }
        if (TERMINAL.contains(type)) {
            ended.add(orderId);
        }
    }

    public boolean hasEnded(String orderId) {
        return ended.contains(orderId);
    }

    public int ended() {
        return ended.size();
    }

    /** Whether a parcel waits for its driver, who comes so long after the label was bought. */
    boolean waitsForPickup(String orderId, java.time.Duration pickupAfter, Instant now) {
        var since = labelled.get(orderId);
        return since != null
                && !since.plus(pickupAfter).isAfter(now)
                && NO_PICKUP.stream().noneMatch(type -> says(orderId, type));
    }

    boolean isOnItsWay(String orderId) {
        return says(orderId, "ShipmentPickedUp") && !says(orderId, "ShipmentDelivered");
    }

    private boolean says(String orderId, String type) {
        return seen.getOrDefault(orderId, Set.of()).contains(type);
    }
}
