package dev.orderlog.quickstart.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.projections.audit.check.Fact.Goods;
import dev.orderlog.projections.audit.check.Fact.Label;
import dev.orderlog.projections.audit.check.Fact.Money;
import dev.orderlog.projections.audit.check.Fact.Moved;
import dev.orderlog.projections.audit.check.Fact.Placed;
import dev.orderlog.projections.audit.check.Fact.Plain;
import dev.orderlog.projections.audit.check.Level;
import dev.orderlog.projections.audit.check.LogEvent;
import dev.orderlog.projections.audit.check.LogEvent.Seal;
import dev.orderlog.projections.audit.check.Place;
import dev.orderlog.projections.books.reconcile.LedgerEntry;
import dev.orderlog.quickstart.chaos.check.Asked.Accepted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The books of three orders that went well, ready to be falsified: "sold" was completed, "back" was cancelled after its label was
 * bought, "waiting" waits for its pickup. Each took 2 of "tea" at 500.
 */
final class Books {

    static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    static final int TOTAL = 1000;
    static final int RECEIVED = 10;

    final List<Asked> asked = new ArrayList<>();
    final List<LogEvent> orders = new ArrayList<>();
    final List<LogEvent> stockSteps = new ArrayList<>();
    final List<LedgerEntry> provider = new ArrayList<>();
    final List<CarrierEntry> carrier = new ArrayList<>();
    final Map<String, Long> received = new HashMap<>(Map.of("tea", (long) RECEIVED));
    final Map<String, Level> stock = new HashMap<>();
    final List<Parked> parked = new ArrayList<>();
    final Set<String> paused = new HashSet<>();
    final List<String> unready = new ArrayList<>();
    final Map<String, String> views = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Level level = Level.NOTHING;

    Books() {
        step("StockReceived", RECEIVED, 0, null);
        toLabel("sold");
        say("sold", "/shipping-service", "ShipmentPickedUp", new Plain());
        say("sold", "/shipping-service", "ShipmentDelivered", new Plain());
        say("sold", "/order-api", "OrderCompleted", new Plain());
        views.put("sold", "COMPLETED");
        toLabel("back");
        undo("back");
        views.put("back", "CANCELLED");
        toLabel("waiting");
        views.put("waiting", "READY_FOR_PICKUP");
        stock.put("tea", level);
    }

    Evidence evidence() {
        return new Evidence(
                asked,
                List.copyOf(orders),
                List.copyOf(stockSteps),
                provider,
                carrier,
                received,
                stock,
                parked,
                paused,
                unready,
                views);
    }

    void place(String id) {
        asked.add(new Asked("customer of " + id, new Accepted(Set.of(id))));
        say(
                id,
                "/order-api",
                "OrderPlaced",
                new Placed("customer of " + id, TOTAL, Map.of("tea", 2)));
    }

    private void toLabel(String id) {
        place(id);
        charge(id);
        say(id, "/inventory-service", "InventoryReserved", new Goods(Map.of("tea", 2)));
        step("StockReserved", -2, 2, id);
        carrier.add(new CarrierEntry(CarrierEntry.Kind.LABEL, id, "label of " + id));
        say(id, "/shipping-service", "ShipmentCreated", new Label("label of " + id));
    }

    void charge(String id) {
        provider.add(new LedgerEntry(LedgerEntry.Kind.CHARGE, id, TOTAL, "charge of " + id, AT));
        say(id, "/payment-service", "PaymentCharged", new Money(TOTAL, "charge of " + id));
    }

    private void undo(String id) {
        say(id, "/order-api", "OrderCancellationRequested", new Plain());
        carrier.add(new CarrierEntry(CarrierEntry.Kind.VOID, id, "label of " + id));
        say(id, "/shipping-service", "ShipmentCancelled", new Label("label of " + id));
        say(id, "/inventory-service", "InventoryReleased", new Goods(Map.of("tea", 2)));
        step("StockReleased", 2, -2, id);
        provider.add(new LedgerEntry(LedgerEntry.Kind.REFUND, id, TOTAL, "refund of " + id, AT));
        say(id, "/payment-service", "PaymentRefunded", new Money(TOTAL, "refund of " + id));
        say(id, "/order-api", "OrderCancelled", new Plain());
    }

    /** Caused by what was said last of the order. */
    void say(String id, String source, String type, Fact fact) {
        var cause =
                orders.stream()
                        .filter(event -> event.key().equals(id))
                        .reduce((_, later) -> later)
                        .map(LogEvent::id)
                        .orElse(null);
        long sequence = sequences.merge(id + source, 1L, Long::sum);
        var eventId = id + " " + type + " " + orders.size();
        orders.add(
                new LogEvent(
                        new Place("order-events", 0, orders.size()),
                        id,
                        uuid(eventId),
                        type,
                        source,
                        sequence,
                        cause,
                        AT,
                        LogEvent.NO_LSN,
                        fact,
                        Seal.INTACT,
                        eventId.hashCode()));
    }

    private void step(String type, int availableBy, int reservedBy, String order) {
        level = level.plus(availableBy, reservedBy);
        var eventId = type + " " + stockSteps.size();
        stockSteps.add(
                new LogEvent(
                        new Place("stock-events", 0, stockSteps.size()),
                        "tea",
                        uuid(eventId),
                        type,
                        "/inventory-service",
                        stockSteps.size() + 1L,
                        null,
                        AT,
                        LogEvent.NO_LSN,
                        new Moved(availableBy, reservedBy, level, order),
                        Seal.INTACT,
                        eventId.hashCode()));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    LogEvent event(String id, String type) {
        return orders.stream().filter(is(id, type)).findFirst().orElseThrow();
    }

    void forget(String id, String type) {
        orders.removeIf(is(id, type));
    }

    /** Puts something else in the place of an event. */
    void falsify(String id, String type, UnaryOperator<LogEvent> change) {
        orders.replaceAll(event -> is(id, type).test(event) ? change.apply(event) : event);
    }

    static LogEvent withFact(LogEvent event, Fact fact) {
        return copy(
                event,
                event.place().offset(),
                event.sequence(),
                event.causationId(),
                fact,
                event.fingerprint());
    }

    static LogEvent withSequence(LogEvent event, long sequence) {
        return copy(
                event,
                event.place().offset(),
                sequence,
                event.causationId(),
                event.fact(),
                event.fingerprint());
    }

    static LogEvent withCause(LogEvent event, UUID cause) {
        return copy(
                event,
                event.place().offset(),
                event.sequence(),
                cause,
                event.fact(),
                event.fingerprint());
    }

    static LogEvent again(LogEvent event, long fingerprint) {
        return copy(
                event,
                event.place().offset() + 99,
                event.sequence(),
                event.causationId(),
                event.fact(),
                fingerprint);
    }

    private static LogEvent copy(
            LogEvent event, long offset, long sequence, UUID cause, Fact fact, long fingerprint) {
        return new LogEvent(
                new Place(event.place().topic(), event.place().partition(), offset),
                event.key(),
                event.id(),
                event.type(),
                event.source(),
                sequence,
                cause,
                event.time(),
                event.lsn(),
                fact,
                event.seal(),
                fingerprint);
    }

    private static Predicate<LogEvent> is(String id, String type) {
        return event -> event.key().equals(id) && event.type().equals(type);
    }
}
