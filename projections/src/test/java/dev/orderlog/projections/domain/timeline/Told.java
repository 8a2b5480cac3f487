package dev.orderlog.projections.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.Label;
import dev.orderlog.projections.domain.Line;
import dev.orderlog.projections.domain.Money;
import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.domain.OrderEvent.*;
import dev.orderlog.projections.domain.OrderFold;
import dev.orderlog.projections.domain.OrderView;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** An order told by the names of its events, one a second, and its timeline told in one line. */
record Told(OrderView order, List<HistoryEntry> history) {

    static final UUID ORDER = UUID.fromString("0198f3a0-0000-7000-8000-000000000001");
    static final Instant PICKUP_DEADLINE = at(100_000);
    static final StepLimits LIMITS =
            new StepLimits(minutes(1), minutes(2), minutes(3), minutes(4), minutes(5), minutes(6));

    /** @param events such as {@code placed charged reserved} */
    static Told given(String events) {
        var order = OrderView.initial(ORDER);
        var history = new ArrayList<HistoryEntry>();
        for (var name : events.split(" ")) {
            var at = at(history.size() + 1);
            var event = event(name, at);
            order = OrderFold.fold(order, event);
            history.add(entry(history.size() + 1, event.getClass().getSimpleName(), at));
        }
        return new Told(order, history);
    }

    List<TimelineStep> steps(Instant now) {
        return Timeline.of(order, history, now, LIMITS);
    }

    TimelineStep step(Step step, Instant now) {
        return steps(now).stream().filter(told -> told.step() == step).findFirst().orElseThrow();
    }

    /** Those in one state, such as {@code payment<1 refund<7}: behind {@code <} the second since which. */
    Told then(TimelineStep.State state, String expected) {
        assertThat(
                        steps(at(history.size())).stream()
                                .filter(step -> step.state() == state)
                                .map(Told::inWords)
                                .collect(Collectors.joining(" ")))
                .as(state + " after " + history.stream().map(HistoryEntry::type).toList())
                .isEqualTo(expected);
        return this;
    }

    private static String inWords(TimelineStep step) {
        var since = step.since();
        var name = step.step().name().toLowerCase(java.util.Locale.ROOT);
        return since == null || step.state() == TimelineStep.State.DONE
                ? name
                : name + "<" + Duration.between(at(0), since).toSeconds();
    }

    static Instant at(long second) {
        return Instant.ofEpochSecond(1_700_000_000L + second);
    }

    private static Duration minutes(int n) {
        return Duration.ofMinutes(n);
    }

    private static HistoryEntry entry(long version, String type, Instant at) {
        return new HistoryEntry(
                version, UUID.randomUUID(), type, "/somebody", 1, at, null, ORDER, null);
    }

    private static OrderEvent event(String name, Instant at) {
        var sum = new Money(2500, "EUR");
        return switch (name) {
            case "placed" ->
                    new OrderPlaced(
                            ORDER, "customer-1", List.of(new Line("lamp", 1, sum)), sum, at);
            case "charged" -> new PaymentCharged(ORDER, "charge-1", at);
            case "declined" -> new PaymentFailed(ORDER, "card_expired", at);
            case "reserved" -> new InventoryReserved(ORDER, at);
            case "out-of-stock" -> new InventoryFailed(ORDER, List.of(), at);
            case "labelled" ->
                    new ShipmentCreated(
                            ORDER, new Label("sandbox", "label-1", "track-1", PICKUP_DEADLINE), at);
            case "label-failed" -> new ShipmentFailed(ORDER, "address_rejected", at);
            case "reminded" -> new ShipmentPickupReminded(ORDER, at);
            case "picked-up" -> new ShipmentPickedUp(ORDER, at);
            case "expired" -> new ShipmentExpired(ORDER, at);
            case "delivered" -> new ShipmentDelivered(ORDER, at);
            case "completed" -> new OrderCompleted(ORDER, at);
            case "requested" -> new OrderCancellationRequested(ORDER, "customer_request", at);
            case "voided" -> new ShipmentCancelled(ORDER, at);
            case "void-refused" -> new ShipmentCancellationRejected(ORDER, "carrier_refused", at);
            case "rejected" -> new OrderCancellationRejected(ORDER, "carrier_refused", at);
            case "released" -> new InventoryReleased(ORDER, at);
            case "refunded" -> new PaymentRefunded(ORDER, "refund-1", at);
            case "never-charged" -> new PaymentCancelled(ORDER, at);
            case "cancelled" -> new OrderCancelled(ORDER, "customer_request", at);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
