package dev.orderlog.orders.cancel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderCancelled;
import dev.orderlog.events.PaymentCancelled;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.orders.RunningOrders;
import dev.orderlog.orders.SharedOrders;
import dev.orderlog.testkit.log.LogReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

@ExtendWith(SharedOrders.class)
class CancelTest {

    private final RunningOrders orders = RunningOrders.shared();
    private final LogReader log = orders.log();

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    @Test
    void a_cancellation_is_accepted_and_told_in_the_log_once() {
        var id = orders.place();
        var accepted = orders.post("/orders/" + id + "/cancellation", "");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body())
                .isEqualTo("{\"id\":\"%s\",\"status\":\"CANCELLING\"}".formatted(id));
        assertThat(accepted.header("Location")).isEqualTo("/orders/" + id);
        var again = orders.post("/orders/" + id + "/cancellation", "{}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Orderlog-Consistency-Token"))
                .isEqualTo(accepted.header("Orderlog-Consistency-Token"));

        say(new PaymentCancelled(id, Instant.now()), id);
        var cancelled = log.await(id, "OrderCancelled");

        assertThat(((OrderCancelled) cancelled.event()).getReason()).isEqualTo("customer_request");
        assertThat(log.of(id.toString()))
                .extracting(LogReader.Read::type)
                .containsExactly(
                        "OrderPlaced",
                        "OrderCancellationRequested",
                        "PaymentCancelled",
                        "OrderCancelled");
        assertThat(cancelled.header("causationid"))
                .isEqualTo(log.await(id, "PaymentCancelled").header("ce_id"));
    }

    @Test
    void the_reason_that_is_given_is_told() {
        var id = orders.place();
        orders.post("/orders/" + id + "/cancellation", "{\"reason\": \"found_cheaper\"}");
        var requested =
                (OrderCancellationRequested) log.await(id, "OrderCancellationRequested").event();
        assertThat(requested.getReason()).isEqualTo("found_cheaper");
    }

    @Test
    void an_order_that_ended_is_not_cancelled_any_more() {
        var cancelled = orders.place();
        say(new PaymentFailed(cancelled, "declined", Instant.now()), cancelled);
        log.await(cancelled, "OrderCancelled");
        var completed = orders.place();
        say(new ShipmentDelivered(completed, Instant.now()), completed);
        log.await(completed, "OrderCompleted");

        for (var id : new UUID[] {cancelled, completed}) {
            var refused = orders.post("/orders/" + id + "/cancellation", "");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("order-ended");
        }
    }

    @Test
    void an_order_nobody_placed_cannot_be_cancelled() {
        var refused = orders.post("/orders/" + UUID.randomUUID() + "/cancellation", "");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("unknown-order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": 7}",
                "{\"reason\": \"Too Dear\"}",
                "{\"reason\": \"payment_overdue\"}",
                "{\"reason\": \"out_of_stock\"}",
                "{\"why\": \"x\"}"
            })
    void a_reason_is_a_code_and_none_of_the_platforms_own(String body) {
        var refused = orders.post("/orders/" + orders.place() + "/cancellation", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-cancellation");
    }

    private void say(org.apache.avro.specific.SpecificRecord event, UUID orderId) {
        try (var others = orders.others()) {
            others.say(orderId, event);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
