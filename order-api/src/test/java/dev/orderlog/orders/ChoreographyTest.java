package dev.orderlog.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderCancelled;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.orders.domain.OrderState;
import dev.orderlog.orders.domain.Step;
import dev.orderlog.testkit.log.LogReader;
import dev.orderlog.testkit.log.OtherServices;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What order-api makes of what the others say, through the log and back into it. */
@ExtendWith(SharedOrders.class)
class ChoreographyTest {

    private static final Money TOTAL = new Money(2_900L, "EUR");

    private final RunningOrders orders = RunningOrders.shared();
    private final LogReader log = orders.log();
    private final OtherServices others = orders.others();

    @AfterEach
    void close() throws Exception {
        log.close();
        others.close();
    }

    @Test
    void an_order_that_was_delivered_is_completed_once_however_often_it_is_heard() {
        var id = orders.place();
        var now = Instant.now();
        others.say(id, new PaymentCharged(id, TOTAL, "ch_1", now));
        others.say(id, new InventoryReserved(id, List.of(), now));
        others.say(id, new ShipmentCreated(id, "sandbox", "l-1", "t-1", now, now));
        var delivered = others.say(id, new ShipmentDelivered(id, now));
        others.sayAgain(delivered);
        others.say(id, new ShipmentDelivered(id, now));
        others.say(id, new PaymentRefunded(id, TOTAL, "re_1", now));
        var completed = log.await(id, "OrderCompleted");

        assertThat(completed.header("causationid")).isEqualTo(delivered.id().toString());
        assertThat(completed.header("sequence")).isEqualTo("2");
        var probe = orders.place();
        others.say(probe, new ShipmentDelivered(probe, now));
        log.await(probe, "OrderCompleted");
        assertThat(log.of(id.toString()))
                .filteredOn(read -> read.type().matches("OrderC.*"))
                .hasSize(1);
    }

    @Test
    void an_order_out_of_stock_is_cancelled_with_that_reason_once_refunded() {
        var id = orders.place();
        var now = Instant.now();
        others.say(id, new PaymentCharged(id, TOTAL, "ch_1", now));
        others.say(id, new InventoryFailed(id, List.of(), now));
        others.say(id, new PaymentRefunded(id, TOTAL, "re_1", now));
        var cancelled = (OrderCancelled) log.await(id, "OrderCancelled").event();
        assertThat(cancelled.getReason()).isEqualTo("out_of_stock");
    }

    @Test
    void no_deadline_is_kept_but_that_of_the_step_in_hand() throws SQLException {
        var id = orders.place();
        var now = Instant.now();
        assertThat(deadlines(id)).containsExactly("payment");

        others.say(id, new PaymentCharged(id, TOTAL, "ch_1", now));
        Awaitility.await().until(() -> deadlines(id), List.of("reservation")::equals);
        others.say(id, new InventoryReserved(id, List.of(), now));
        Awaitility.await().until(() -> deadlines(id), List.of("shipment")::equals);
        others.say(id, new ShipmentCreated(id, "sandbox", "l-1", "t-1", now, now));
        Awaitility.await().until(() -> deadlines(id), List.of()::equals);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"PAYMENT", "RESERVATION", "SHIPMENT"})
    void a_step_that_nobody_does_in_time_cancels_the_order(Step step) {
        var id = orders.place();
        if (Step.PAYMENT.compareTo(step) < 0) {
            others.say(id, new PaymentCharged(id, TOTAL, "ch_1", Instant.now()));
        }
        if (Step.RESERVATION.compareTo(step) < 0) {
            others.say(id, new InventoryReserved(id, List.of(), Instant.now()));
        }
        Awaitility.await().until(() -> orders.state(id), new OrderState.Open(step)::equals);
        TestClock.CLOCK.forward(Duration.ofMinutes(14));
        assertThat(orders.state(id)).isEqualTo(new OrderState.Open(step));

        TestClock.CLOCK.forward(Duration.ofMinutes(1));

        var read = log.await(id, "OrderCancellationRequested");
        assertThat(((OrderCancellationRequested) read.event()).getReason())
                .isEqualTo(step.code() + "_overdue");
        assertThat(read.header("causationid"))
                .isEqualTo(log.await(id, before(step)).header("ce_id"));
        Awaitility.await()
                .until(
                        () -> orders.get("/prometheus").body(),
                        page ->
                                page.contains(
                                        "orderlog_deadlines_passed_total{deadline=\"%s\",effect=\"true\""
                                                .formatted(step.code())));
    }

    private static String before(Step step) {
        return switch (step) {
            case PAYMENT -> "OrderPlaced";
            case RESERVATION -> "PaymentCharged";
            case SHIPMENT, DELIVERY -> "InventoryReserved";
        };
    }

    private List<String> deadlines(UUID order) throws SQLException {
        try (var connection = orders.servers.connect();
                var statement =
                        connection.prepareStatement(
                                "select split_part(task_instance, ':', 2) from scheduled_tasks"
                                        + " where task_instance like ? order by 1")) {
            statement.setString(1, order + ":%");
            var names = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }
}
