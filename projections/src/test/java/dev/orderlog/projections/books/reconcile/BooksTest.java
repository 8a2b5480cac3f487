package dev.orderlog.projections.books.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.audit.check.Fact.Money;
import dev.orderlog.projections.audit.check.Fact.Placed;
import dev.orderlog.projections.audit.check.Fact.Plain;
import dev.orderlog.projections.books.reconcile.LedgerEntry.Kind;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class BooksTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = AT.plusSeconds(60);

    private final BookFindings findings = new BookFindings(100);

    @Nested
    class A_table_and_the_log {

        private final Balance balance = new Balance();
        private final Envelope event = event("order", AT, new byte[] {1});

        @Test
        void are_even_when_they_hold_the_same_whatever_the_order() {
            var other = event("order", AT, new byte[] {2});
            balance.inTable(event);
            balance.inTable(other);
            balance.inLog(other);
            assertThat(balance.isEven()).isFalse();
            balance.inLog(event);
            assertThat(balance.isEven()).isTrue();
        }

        @Test
        void differ_by_an_event_that_never_reached_the_log() {
            balance.inTable(event);
            judge(true, null, true);
            assertThat(kinds()).containsExactly(BookKind.NOT_IN_LOG);
        }

        @Test
        void do_not_differ_by_an_event_that_may_be_on_its_way() {
            balance.inTable(event("order", LATER, new byte[] {1}));
            var suspects = new Suspects(balance);
            suspects.inTableBefore(event("order", LATER, new byte[] {1}));
            suspects.judge(LATER, findings);
            assertThat(kinds()).isEmpty();
        }

        @Test
        void do_not_differ_by_an_event_that_came_between_the_looks() {
            balance.inLog(event);
            judge(false, event, true);
            assertThat(kinds()).isEmpty();
        }

        @Test
        void differ_by_an_event_that_its_service_has_never_said() {
            balance.inLog(event);
            judge(false, event, false);
            assertThat(kinds()).containsExactly(BookKind.NOT_IN_TABLE);
        }

        @Test
        void differ_by_a_byte() {
            var altered =
                    new Envelope(
                            event.id(),
                            event.type(),
                            event.source(),
                            event.subject(),
                            event.topic(),
                            event.time(),
                            null,
                            event.correlationId(),
                            1,
                            1,
                            null,
                            new byte[] {9});
            balance.inTable(event);
            balance.inLog(altered);
            judge(true, altered, true);
            assertThat(kinds()).containsExactly(BookKind.NOT_THE_SAME);
        }

        private void judge(boolean before, Envelope inLog, boolean after) {
            var suspects = new Suspects(balance);
            if (before) {
                suspects.inTableBefore(event);
            }
            if (inLog != null) {
                suspects.inLog(inLog);
            }
            if (after) {
                suspects.inTableAfter(event);
            }
            suspects.judge(LATER, findings);
        }
    }

    @Nested
    class The_ledger_and_the_log {

        private final OrderMoney log = new OrderMoney();
        private final LedgerEntry charge = new LedgerEntry(Kind.CHARGE, "order", 500, "ch", AT);
        private final LedgerEntry refund = new LedgerEntry(Kind.REFUND, "order", 500, "re", AT);

        @Test
        void agree() {
            placedAndCharged();
            check(List.of(charge));
            assertThat(kinds()).isEmpty();
        }

        @Test
        void differ_by_a_charge_that_the_log_does_not_say() {
            log.meet("OrderPlaced", new Placed("ada", 500, Map.of()));
            check(List.of(charge));
            assertThat(kinds()).containsExactly(BookKind.CHARGE_NOT_IN_LOG);
        }

        @Test
        void differ_by_a_charge_that_the_provider_does_not_know() {
            placedAndCharged();
            check(List.of());
            assertThat(kinds()).containsExactly(BookKind.CHARGE_NOT_IN_LEDGER);
        }

        @Test
        void differ_by_money_that_was_not_given_back() {
            placedAndCharged();
            log.meet("OrderCancelled", new Plain());
            check(List.of(charge));
            assertThat(kinds()).containsExactly(BookKind.NOT_REFUNDED);
        }

        @Test
        void differ_by_a_second_charge_and_by_its_amount() {
            placedAndCharged();
            check(List.of(charge, new LedgerEntry(Kind.CHARGE, "order", 700, "ch2", AT)));
            assertThat(kinds())
                    .containsExactlyInAnyOrder(
                            BookKind.CHARGED_TWICE,
                            BookKind.WRONG_AMOUNT,
                            BookKind.CHARGE_NOT_IN_LOG);
        }

        @Test
        void differ_by_a_refund_of_a_completed_order() {
            placedAndCharged();
            log.meet("OrderCompleted", new Plain());
            check(List.of(charge, refund));
            assertThat(kinds())
                    .containsExactlyInAnyOrder(BookKind.NOT_PAID, BookKind.REFUND_NOT_IN_LOG);
        }

        private void placedAndCharged() {
            log.meet("OrderPlaced", new Placed("ada", 500, Map.of()));
            log.meet("PaymentCharged", new Money(500, "ch"));
        }

        private void check(List<LedgerEntry> ledger) {
            new LedgerCheck(findings).check("order", log, ledger, ledger);
        }
    }

    private List<BookKind> kinds() {
        return findings.examples().stream().map(BookFinding::kind).toList();
    }

    private static Envelope event(String subject, Instant time, byte[] value) {
        return new Envelope(
                UUID.nameUUIDFromBytes(value),
                "PaymentCharged",
                "/payment-service",
                subject,
                "order-events",
                time,
                null,
                UUID.nameUUIDFromBytes(new byte[0]),
                1,
                1,
                null,
                value);
    }
}
