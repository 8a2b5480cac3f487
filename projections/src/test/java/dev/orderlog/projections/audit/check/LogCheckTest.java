package dev.orderlog.projections.audit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderlog.projections.audit.check.Fact.Goods;
import dev.orderlog.projections.audit.check.Fact.Money;
import dev.orderlog.projections.audit.check.Fact.Plain;
import dev.orderlog.projections.audit.check.Fact.Unreadable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A whole log passes, and each damage is found under its own name. */
class LogCheckTest {

    private final Written log = Written.log();

    @Test
    void a_whole_log_gives_no_finding() {
        var findings = log.checked();
        assertThat(findings.examples()).isEmpty();
        assertThat(findings.isWhole()).isTrue();
    }

    @Test
    void a_removed_event_is_named_by_the_gap_and_by_what_it_had_caused() {
        log.remove("sold", "ShipmentCreated");

        assertThat(log.checked().examples())
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(tuple(Kind.MISSING, "sold"), tuple(Kind.CAUSE_MISSING, "sold"));
        assertThat(log.checked().examples().getFirst().detail())
                .isEqualTo("of /shipping-service number 1 is missing before it");
    }

    @Test
    void a_removed_end_is_named_once_the_order_should_have_gone_on() {
        log.remove("sold", "OrderCompleted");

        assertThat(log.checked(Written.AT).examples()).isEmpty();
        assertThat(log.checked(Written.AT.plus(Duration.ofHours(1))).examples())
                .extracting(Finding::kind)
                .containsExactly(Kind.STALLED);
    }

    @Test
    void an_order_that_waits_for_a_person_is_not_stalled() {
        assertThat(log.checked(Written.AT.plus(Duration.ofDays(9))).examples()).isEmpty();
    }

    @Test
    void a_repeat_byte_for_byte_is_named_and_permitted() {
        log.orders.addAll(List.copyOf(log.orders));

        var findings = log.checked();
        assertThat(findings.isWhole()).isTrue();
        assertThat(findings.counts().get(Kind.REPEATED)).isEqualTo(log.orders.size() / 2);
    }

    @Test
    void the_same_id_with_other_bytes_is_no_repeat() {
        log.orders.add(Written.otherBytes(log.event("sold", "PaymentCharged")));

        assertThat(log.checked().examples())
                .extracting(Finding::kind)
                .containsExactly(Kind.DUPLICATE);
    }

    @Test
    void two_swapped_events_of_one_service_are_out_of_order() {
        log.swap("sold", "ShipmentCreated", "ShipmentPickedUp");

        assertThat(log.checked().counts())
                .containsEntry(Kind.OUT_OF_ORDER, 2L)
                .containsEntry(Kind.CAUSE_LATER, 1L)
                .containsEntry(Kind.MISSING, 0L);
    }

    @Test
    void two_swapped_events_of_two_services_put_an_effect_before_its_cause() {
        log.swap("sold", "OrderPlaced", "PaymentCharged");

        assertThat(log.checked().examples())
                .extracting(Finding::kind)
                .containsExactly(Kind.CAUSE_LATER);
    }

    @Test
    void two_swapped_events_of_one_service_are_noticed_even_across_orders() {
        var first = log.orders.indexOf(log.event("sold", "OrderPlaced"));
        var second = log.orders.indexOf(log.event("back", "OrderPlaced"));
        Collections.swap(log.orders, first, second);

        assertThat(log.checked().examples())
                .extracting(Finding::kind, Finding::subject)
                .contains(tuple(Kind.OUT_OF_ORDER, "sold"));
    }

    @Test
    void a_value_that_does_not_decode_is_named_and_nothing_else_with_it() {
        log.change(
                "sold", "ShipmentDelivered", event -> Written.with(event, new Unreadable("why")));

        assertThat(log.checked().examples())
                .extracting(Finding::kind, Finding::detail)
                .containsExactly(tuple(Kind.UNREADABLE, "ShipmentDelivered: why"));
    }

    @Test
    void examples_are_bounded_and_counts_are_not() {
        var findings = new Findings(2);
        for (int n = 0; n < 3; n++) {
            findings.add(Kind.MISSING, "order", new Place("topic", 0, n), "%d", n);
        }
        assertThat(findings.examples()).hasSize(2);
        assertThat(findings.counts()).containsEntry(Kind.MISSING, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_damage_is_found(Kind kind) {
        damage(kind);

        var findings = log.checked(Written.AT.plus(Duration.ofHours(1)));
        assertThat(findings.examples()).extracting(Finding::kind).contains(kind);
        assertThat(findings.isWhole()).isEqualTo(kind.permitted());
    }

    private void damage(Kind kind) {
        switch (kind) {
            case REPEATED -> log.orders.add(log.orders.getFirst());
            case DUPLICATE -> log.orders.add(Written.otherBytes(log.orders.getFirst()));
            case UNREADABLE ->
                    log.change("sold", "OrderPlaced", e -> Written.with(e, new Unreadable("why")));
            case ALTERED -> log.change("sold", "OrderPlaced", Written::broken);
            case WRONG_KEY, WRONG_PARTITION -> log.strays.add(kind);
            case WRONG_SOURCE -> log.change("sold", "PaymentCharged", Written::byInventory);
            case MISSING -> log.remove("sold", "ShipmentPickedUp");
            case NUMBER_TWICE ->
                    log.change("sold", "ShipmentDelivered", e -> Written.numbered(e, 2));
            case OUT_OF_ORDER -> log.swap("back", "ShipmentCreated", "ShipmentCancelled");
            case CAUSE_MISSING ->
                    log.change(
                            "sold", "PaymentCharged", e -> Written.causedBy(e, UUID.randomUUID()));
            case CAUSE_LATER ->
                    log.change(
                            "sold",
                            "PaymentCharged",
                            e -> Written.causedBy(e, log.event("sold", "OrderCompleted").id()));
            case UNCAUSED -> log.remove("sold", "ShipmentDelivered");
            case SAID_TWICE -> log.say("waiting", "ShipmentCreated", new Plain());
            case ENDED_TWICE -> log.say("sold", "OrderCancelled", new Plain());
            case STALLED -> log.remove("back", "OrderCancelled");
            case CHARGE_WITHOUT_ORDER -> log.remove("waiting", "OrderPlaced");
            case REFUND_WITHOUT_CHARGE -> log.remove("back", "PaymentCharged");
            case RELEASE_WITHOUT_RESERVATION -> log.remove("back", "InventoryReserved");
            case WRONG_AMOUNT ->
                    log.change(
                            "back", "PaymentRefunded", e -> Written.with(e, new Money(1, "ref")));
            case WRONG_LINES ->
                    log.change(
                            "waiting",
                            "InventoryReserved",
                            e -> Written.with(e, new Goods(Map.of("tea", 3))));
            case STOCK_NEGATIVE -> log.step("StockAdjusted", -99, 0, null);
            case STOCK_STEPS -> log.stock.remove(1);
            case STOCK_AND_ORDERS -> log.step("StockReserved", -2, 2, "sold");
        }
    }
}
