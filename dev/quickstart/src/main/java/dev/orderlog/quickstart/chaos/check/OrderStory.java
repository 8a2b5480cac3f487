package dev.orderlog.quickstart.chaos.check;

import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.projections.audit.check.LogEvent;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One order as the log tells it, each event once, in the order of the log. */
record OrderStory(String orderId, List<LogEvent> events) {

    private static final Set<String> NO_PARCEL =
            Set.of("ShipmentCancelled", "ShipmentExpired", "ShipmentFailed");

    boolean isPlaced() {
        return says("OrderPlaced");
    }

    boolean hasEnded() {
        return events.stream().anyMatch(LogEvent::isTerminal);
    }

    boolean isCompleted() {
        return says("OrderCompleted");
    }

    boolean isCancelled() {
        return says("OrderCancelled");
    }

    /** Whether it waits for somebody to come: a parcel that nobody has picked up, or not delivered yet. */
    boolean isResting() {
        return !hasEnded()
                && says("ShipmentCreated")
                && NO_PARCEL.stream().noneMatch(this::says)
                && !says("ShipmentDelivered")
                && count("OrderCancellationRequested") == count("OrderCancellationRejected");
    }

    boolean says(String type) {
        return count(type) > 0;
    }

    long count(String type) {
        return events.stream().filter(event -> event.type().equals(type)).count();
    }

    <F extends Fact> List<F> facts(Collection<String> types, Class<F> kind) {
        return events.stream()
                .filter(event -> types.contains(event.type()))
                .map(LogEvent::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <F extends Fact> List<F> facts(String type, Class<F> kind) {
        return facts(Set.of(type), kind);
    }

    String types() {
        return String.join(" ", events.stream().map(LogEvent::type).toList());
    }
}
