package dev.orderlog.projections.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.projections.domain.Cancellation;
import dev.orderlog.projections.domain.DeadLetter;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.Inventory;
import dev.orderlog.projections.domain.Label;
import dev.orderlog.projections.domain.Line;
import dev.orderlog.projections.domain.Money;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.domain.Payment;
import dev.orderlog.projections.domain.Placement;
import dev.orderlog.projections.domain.Progress;
import dev.orderlog.projections.domain.Shipment;
import dev.orderlog.projections.domain.Shortage;
import dev.orderlog.projections.domain.StockLevel;

import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class StoredTest {

    private static final Instant AT = Instant.parse("2026-11-21T23:27:00.123456Z");
    private static final UUID ID = UUID.fromString("0198f3a0-0000-7000-8000-00000000ffff");
    private static final Progress PROGRESS =
            Progress.NONE
                    .with("/order-api", 1)
                    .with("/payment-service", 1)
                    .with("/payment-service", 4);

    @Test
    void an_order_with_everything_comes_back_as_it_was() {
        var order =
                new OrderView(
                        ID,
                        new Placement(
                                "customer",
                                List.of(
                                        new Line("lamp", 2, new Money(5, "EUR")),
                                        new Line("Türschloß", 1, new Money(7, "EUR"))),
                                new Money(17, "EUR"),
                                AT),
                        new Payment(Payment.Status.REFUNDED, "charge", "refund", "why"),
                        new Inventory(
                                Inventory.Status.FAILED,
                                List.of(new Shortage("lamp", 2, Long.MAX_VALUE))),
                        new Shipment(
                                Shipment.Status.EXPIRED,
                                new Label("sandbox", "label", "track", AT),
                                "late"),
                        new Cancellation(Cancellation.Status.DONE, "customer_request"),
                        true,
                        AT.plusNanos(1));

        comesBack(StoredOrder.serde(), new Folded<>(order, 12, PROGRESS));
    }

    @Test
    void an_order_of_which_nothing_is_known_comes_back_as_it_was() {
        comesBack(StoredOrder.serde(), Folded.none(OrderView.initial(ID)));
    }

    @Test
    void levels_come_back_as_they_were() {
        comesBack(StoredStock.serde(), new Folded<>(new StockLevel("lamp", 7, 3, AT), 2, PROGRESS));
    }

    @Test
    void history_comes_back_as_it_was_with_and_without_a_cause() {
        comesBack(
                StoredHistory.serde(),
                new HistoryEntry(
                        3, ID, "OrderPlaced", "/order-api", 1, AT, ID, ID, "00-trace-span-01"));
        comesBack(
                StoredHistory.serde(),
                new HistoryEntry(3, ID, "OrderPlaced", "/order-api", 1, AT, null, ID, null));
    }

    @Test
    void dead_letters_come_back_as_they_were_at_any_time() {
        comesBack(
                StoredDeadLetter.serde(),
                new DeadLetter(
                        "order-events",
                        3,
                        17,
                        Instant.MAX,
                        null,
                        null,
                        DeadLetter.Reason.MALFORMED,
                        "no id"));
    }

    @Test
    void history_is_kept_in_the_order_of_versions() {
        assertThat(StoredHistory.key("order", 9)).isLessThan(StoredHistory.key("order", 10));
        assertThat(StoredHistory.key("order", 255)).isLessThan(StoredHistory.key("order", 256));
    }

    @Test
    void state_of_another_layout_is_refused_with_a_way_out() {
        byte[] stored =
                StoredStock.serde()
                        .serializer()
                        .serialize("t", Folded.none(new StockLevel("lamp", 7, 3, AT)));
        stored[0] = 2 << 1;

        assertThatThrownBy(() -> StoredStock.serde().deserializer().deserialize("t", stored))
                .hasMessageContaining("application-id");
    }

    private static <T> void comesBack(Serde<T> serde, T value) {
        byte[] stored = serde.serializer().serialize("t", value);

        assertThat(serde.deserializer().deserialize("t", stored)).isEqualTo(value);
    }
}
