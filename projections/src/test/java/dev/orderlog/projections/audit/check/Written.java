package dev.orderlog.projections.audit.check;

import static dev.orderlog.schemas.TopicCatalogue.ORDER_EVENTS;
import static dev.orderlog.schemas.TopicCatalogue.STOCK_EVENTS;

import dev.orderlog.projections.audit.check.Fact.Goods;
import dev.orderlog.projections.audit.check.Fact.Money;
import dev.orderlog.projections.audit.check.Fact.Moved;
import dev.orderlog.projections.audit.check.Fact.Placed;
import dev.orderlog.projections.audit.check.Fact.Plain;
import dev.orderlog.projections.audit.check.LogEvent.Seal;
import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A log that is whole, ready to be damaged: "sold" was completed, "back" was cancelled after its label was bought, "waiting" waits for
 * its pickup. Each took 2 of "tea" for 1000.
 */
final class Written {

    static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    static final int TOTAL = 1000;

    private static final TopicCatalogue CATALOGUE = TopicCatalogue.load();
    private static final Map<String, Integer> GOODS = Map.of("tea", 2);

    final List<LogEvent> orders = new ArrayList<>();
    final List<LogEvent> stock = new ArrayList<>();
    final List<Kind> strays = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Level level = Level.NOTHING;

    static Written log() {
        var log = new Written();
        log.step("StockReceived", 10, 0, null);
        log.toLabel("sold");
        log.say("sold", "ShipmentPickedUp", new Plain());
        log.say("sold", "ShipmentDelivered", new Plain());
        log.say("sold", "OrderCompleted", new Plain());
        log.toLabel("back");
        log.undo("back");
        log.toLabel("waiting");
        return log;
    }

    private void toLabel(String order) {
        say(order, "OrderPlaced", new Placed("customer of " + order, TOTAL, GOODS));
        say(order, "PaymentCharged", new Money(TOTAL, "charge of " + order));
        say(order, "InventoryReserved", new Goods(GOODS));
        step("StockReserved", -2, 2, order);
        say(order, "ShipmentCreated", new Fact.Label("label of " + order));
    }

    private void undo(String order) {
        say(order, "OrderCancellationRequested", new Plain());
        say(order, "ShipmentCancelled", new Fact.Label("label of " + order));
        say(order, "InventoryReleased", new Goods(GOODS));
        step("StockReleased", 2, -2, order);
        say(order, "PaymentRefunded", new Money(TOTAL, "refund of " + order));
        say(order, "OrderCancelled", new Plain());
    }

    /** Caused by what was said last of the order. */
    LogEvent say(String order, String type, Fact fact) {
        var cause =
                orders.stream()
                        .filter(event -> event.key().equals(order))
                        .reduce((_, later) -> later)
                        .map(LogEvent::id)
                        .orElse(null);
        var event = event(ORDER_EVENTS, orders.size(), order, type, cause, fact);
        orders.add(event);
        return event;
    }

    LogEvent step(String type, int availableBy, int reservedBy, @Nullable String order) {
        level = level.plus(availableBy, reservedBy);
        var fact = new Moved(availableBy, reservedBy, level, order);
        var event = event(STOCK_EVENTS, stock.size(), "tea", type, null, fact);
        stock.add(event);
        return event;
    }

    private LogEvent event(
            String topic, int offset, String key, String type, @Nullable UUID cause, Fact fact) {
        var source = "/" + CATALOGUE.event(type).map(Topic.Event::emittedBy).orElseThrow();
        var id = UUID.nameUUIDFromBytes((key + type + offset).getBytes());
        return new LogEvent(
                new Place(topic, 0, offset),
                key,
                id,
                type,
                source,
                sequences.merge(topic + key + source, 1L, Long::sum),
                cause,
                AT.plusSeconds(offset),
                100 + offset,
                fact,
                Seal.INTACT,
                id.hashCode());
    }

    LogEvent event(String order, String type) {
        return orders.stream()
                .filter(event -> event.key().equals(order) && event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    void remove(String order, String type) {
        orders.remove(event(order, type));
    }

    void swap(String order, String type, String other) {
        Collections.swap(
                orders, orders.indexOf(event(order, type)), orders.indexOf(event(order, other)));
    }

    void change(String order, String type, UnaryOperator<LogEvent> change) {
        orders.replaceAll(event ->
                event.key().equals(order) && event.type().equals(type)
                        ? change.apply(event)
                        : event);
    }

    Findings checked() {
        return checked(AT);
    }

    Findings checked(Instant stalledBefore) {
        var findings = new Findings(100);
        var check = new LogCheck(CATALOGUE, stalledBefore, findings);
        var orderPart = check.orders();
        orders.forEach(orderPart::meet);
        strays.forEach(
                kind -> orderPart.meet(new Stray(orders.getFirst().place(), "sold", kind, "why")));
        orderPart.end();
        var stockPart = check.stock();
        stock.forEach(stockPart::meet);
        stockPart.end();
        if (!check.holdsAgree()) {
            var look = check.secondLook();
            orders.forEach(look::meet);
            stock.forEach(look::meet);
            look.end();
        }
        return findings;
    }

    static LogEvent with(LogEvent event, Fact fact) {
        return copy(event, event.sequence(), event.causationId(), fact, event.fingerprint());
    }

    static LogEvent numbered(LogEvent event, long sequence) {
        return copy(event, sequence, event.causationId(), event.fact(), event.fingerprint());
    }

    static LogEvent causedBy(LogEvent event, @Nullable UUID cause) {
        return copy(event, event.sequence(), cause, event.fact(), event.fingerprint());
    }

    static LogEvent otherBytes(LogEvent event) {
        return copy(event, event.sequence(), event.causationId(), event.fact(), 1);
    }

    static LogEvent byInventory(LogEvent event) {
        return new LogEvent(
                event.place(),
                event.key(),
                event.id(),
                event.type(),
                "/inventory-service",
                event.sequence(),
                event.causationId(),
                event.time(),
                event.lsn(),
                event.fact(),
                event.seal(),
                event.fingerprint());
    }

    static LogEvent broken(LogEvent event) {
        return new LogEvent(
                event.place(),
                event.key(),
                event.id(),
                event.type(),
                event.source(),
                event.sequence(),
                event.causationId(),
                event.time(),
                event.lsn(),
                event.fact(),
                Seal.BROKEN,
                event.fingerprint());
    }

    private static LogEvent copy(
            LogEvent event, long sequence, @Nullable UUID cause, Fact fact, long fingerprint) {
        return new LogEvent(
                event.place(),
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
}
