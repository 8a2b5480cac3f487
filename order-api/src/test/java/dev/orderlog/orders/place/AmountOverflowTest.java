package dev.orderlog.orders.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.orders.RunningOrders;

import org.junit.jupiter.api.Test;

class AmountOverflowTest {

    private final PlacementReader reader =
            new PlacementReader(new OrderLimits(100, 10_000, Long.MAX_VALUE, 200));

    @Test
    void a_total_that_no_number_can_hold_is_refused_not_wrapped_around() {
        assertRefused(RunningOrders.list(RunningOrders.line("cup", 2, Long.MAX_VALUE / 2 + 1)));
        assertRefused(
                RunningOrders.list(
                        RunningOrders.line("cup", 1, Long.MAX_VALUE),
                        RunningOrders.line("pot", 1, 1)));
    }

    @Test
    void the_largest_number_is_still_a_total() {
        var order = RunningOrders.order();
        order.set("lines", RunningOrders.list(RunningOrders.line("cup", 1, Long.MAX_VALUE)));
        var placement = reader.read(JsonInput.parse(order.toString()));
        assertThat(placement.total().amountMinor()).isEqualTo(Long.MAX_VALUE);
    }

    private void assertRefused(com.fasterxml.jackson.databind.JsonNode lines) {
        var order = RunningOrders.order();
        order.set("lines", lines);
        assertThatThrownBy(() -> reader.read(JsonInput.parse(order.toString())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().errors())
                                        .extracting(place -> place.pointer())
                                        .containsExactly("/lines"));
    }
}
