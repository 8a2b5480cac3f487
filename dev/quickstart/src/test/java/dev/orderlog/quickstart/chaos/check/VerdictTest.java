package dev.orderlog.quickstart.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.projections.audit.check.Fact.Goods;
import dev.orderlog.projections.audit.check.Fact.Label;
import dev.orderlog.projections.audit.check.Fact.Money;
import dev.orderlog.projections.audit.check.Fact.Moved;
import dev.orderlog.projections.audit.check.Fact.Plain;
import dev.orderlog.projections.audit.check.Fact.Unreadable;
import dev.orderlog.projections.audit.check.Level;
import dev.orderlog.projections.books.reconcile.LedgerEntry;
import dev.orderlog.quickstart.chaos.check.Asked.Accepted;
import dev.orderlog.quickstart.chaos.check.Asked.Refused;
import dev.orderlog.quickstart.chaos.check.Asked.Silence;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.Set;

/** Good books pass, and for every kind of finding there is a falsification that it catches. */
class VerdictTest {

    private final Books books = new Books();

    @Test
    void books_that_agree_give_no_finding_and_the_right_numbers() {
        var verdict = Verdict.on(books.evidence());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.kept()).isTrue();
        assertThat(verdict.accepted()).isEqualTo(3);
        assertThat(verdict.completed()).isEqualTo(1);
        assertThat(verdict.cancelled()).isEqualTo(1);
        assertThat(verdict.resting()).isEqualTo(1);
        assertThat(verdict.charges()).isEqualTo(3);
        assertThat(verdict.refunds()).isEqualTo(1);
        assertThat(verdict.labels()).isEqualTo(3);
    }

    @Test
    void a_repeat_of_a_paused_relay_is_named_and_tolerated() {
        books.paused.addAll(
                Set.of(
                        "/order-api",
                        "/payment-service",
                        "/inventory-service",
                        "/shipping-service"));
        books.orders.addAll(
                books.orders.stream()
                        .filter(event -> event.key().equals("sold"))
                        .map(event -> Books.again(event, event.fingerprint()))
                        .toList());
        var verdict = Verdict.on(books.evidence());
        assertThat(verdict.findings()).hasSize(7);
        assertThat(verdict.findings()).allMatch(found -> found.kind() == Kind.REPEATED);
        assertThat(verdict.kept()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_of_finding_is_found_when_the_books_are_falsified(Kind kind) {
        falsify(kind);
        var verdict = Verdict.on(books.evidence());
        assertThat(verdict.findings()).extracting(Finding::kind).contains(kind);
        assertThat(verdict.counts().get(kind)).isPositive();
        assertThat(verdict.kept()).isEqualTo(kind.tolerated());
    }

    private void falsify(Kind kind) {
        switch (kind) {
            case LOST -> books.asked.add(new Asked("somebody", new Accepted(Set.of("nowhere"))));
            case UNANSWERED -> books.asked.add(new Asked("somebody", new Silence()));
            case REFUSED -> books.asked.add(new Asked("somebody", new Refused("400")));
            case PLACED_TWICE ->
                    books.falsify(
                            "waiting",
                            "OrderPlaced",
                            event ->
                                    Books.withFact(
                                            event,
                                            new Fact.Placed(
                                                    "customer of sold",
                                                    Books.TOTAL,
                                                    Map.of("tea", 2))));
            case NOT_HEALED -> books.unready.add("order-api");
            case NOT_ENDED -> books.forget("back", "OrderCancelled");
            case REPEATED, REPEATED_UNPAUSED -> {
                if (kind == Kind.REPEATED) {
                    books.paused.add("/order-api");
                }
                var event = books.event("sold", "OrderPlaced");
                books.orders.add(Books.again(event, event.fingerprint()));
            }
            case DUPLICATE -> books.orders.add(Books.again(books.event("sold", "OrderPlaced"), 1));
            case MALFORMED ->
                    books.falsify(
                            "sold",
                            "ShipmentDelivered",
                            event -> Books.withFact(event, new Unreadable("no such schema")));
            case SEQUENCE ->
                    books.falsify(
                            "sold", "ShipmentDelivered", event -> Books.withSequence(event, 4));
            case EFFECT_BEFORE_CAUSE ->
                    books.falsify(
                            "sold",
                            "PaymentCharged",
                            event ->
                                    Books.withCause(
                                            event, books.event("sold", "OrderCompleted").id()));
            case SAID_TWICE ->
                    books.say(
                            "waiting",
                            "/inventory-service",
                            "InventoryReserved",
                            new Goods(Map.of()));
            case CONTRADICTORY_END ->
                    books.say("sold", "/order-api", "OrderCancelled", new Plain());
            case CHARGED_TWICE -> books.provider.add(books.provider.getFirst());
            case REFUNDED_TWICE ->
                    books.provider.add(
                            books.provider.stream()
                                    .filter(e -> e.kind() == LedgerEntry.Kind.REFUND)
                                    .findFirst()
                                    .orElseThrow());
            case NOT_REFUNDED, REFUND_NOT_IN_LEDGER ->
                    books.provider.removeIf(e -> e.kind() == LedgerEntry.Kind.REFUND);
            case NOT_PAID, CHARGE_NOT_IN_LEDGER ->
                    books.provider.removeIf(e -> e.orderId().equals("sold"));
            case WRONG_AMOUNT ->
                    books.provider.replaceAll(e ->
                            new LedgerEntry(e.kind(), e.orderId(), 999, e.reference(), e.at()));
            case CHARGE_NOT_IN_LOG -> {
                books.place("more");
                books.provider.add(
                        new LedgerEntry(
                                LedgerEntry.Kind.CHARGE, "more", Books.TOTAL, "ch", Books.AT));
                books.say("more", "/payment-service", "PaymentFailed", new Plain());
            }
            case REFUND_NOT_IN_LOG ->
                    books.falsify(
                            "back",
                            "PaymentRefunded",
                            event -> Books.withFact(event, new Money(Books.TOTAL, "other")));
            case TWO_LABELS ->
                    books.carrier.add(new CarrierEntry(CarrierEntry.Kind.LABEL, "sold", "another"));
            case LABEL_NOT_IN_LOG, LABEL_NOT_IN_LEDGER ->
                    books.falsify(
                            "sold",
                            "ShipmentCreated",
                            event -> Books.withFact(event, new Label("another")));
            case LABEL_NOT_VOIDED ->
                    books.carrier.removeIf(e -> e.kind() == CarrierEntry.Kind.VOID);
            case SENT_LABEL_VOIDED ->
                    books.carrier.add(
                            new CarrierEntry(CarrierEntry.Kind.VOID, "sold", "label of sold"));
            case STOCK_NEGATIVE -> lastStep(new Moved(-11, 0, new Level(-5, 4), null));
            case STOCK_STEPS -> lastStep(new Moved(0, 0, new Level(7, 4), null));
            case STOCK_AND_ORDERS -> lastStep(new Moved(-2, 2, new Level(6, 4), "sold"));
            case STOCK_SUM -> books.stock.put("tea", new Level(5, 5));
            case PARKED -> books.parked.add(new Parked("payment-service", "sold", "poison"));
            case VIEW -> books.views.put("sold", "CANCELLED");
        }
    }

    private void lastStep(Moved moved) {
        books.stockSteps.add(Books.withFact(books.stockSteps.removeLast(), moved));
    }
}
