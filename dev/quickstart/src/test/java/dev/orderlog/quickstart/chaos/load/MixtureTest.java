package dev.orderlog.quickstart.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class MixtureTest {

    private static final int MANY = 2_000;

    private static List<OrderPlan> plans(long seed) {
        var mixture = new Mixture(seed);
        return IntStream.range(0, MANY).mapToObj(_ -> mixture.next()).toList();
    }

    @Test
    void a_seed_gives_the_same_orders_again_and_another_seed_gives_others() {
        assertThat(plans(7)).isEqualTo(plans(7)).isNotEqualTo(plans(8));
    }

    @Test
    void each_order_has_a_customer_of_its_own_by_whom_it_is_found() {
        assertThat(plans(7)).extracting(OrderPlan::customer).doesNotHaveDuplicates();
    }

    @Test
    void most_go_well_and_every_way_to_fail_occurs() {
        var plans = plans(7);
        assertThat(plans)
                .extracting(OrderPlan::paymentToken)
                .contains(
                        "tok_approve",
                        "tok_decline_insufficient_funds",
                        "tok_fail_3",
                        "tok_timeout_charged");
        assertThat(plans)
                .extracting(OrderPlan::shippingService)
                .contains(
                        "standard",
                        "test_refuse",
                        "test_refuse_void",
                        "test_fail_3",
                        "test_timeout_created");
        assertThat(plans).anyMatch(plan -> plan.cancelAfter().isPresent());
        assertThat(plans).anyMatch(OrderPlan::sentTwice);
        assertThat(plans)
                .filteredOn(plan -> plan.pickupAfter().isEmpty())
                .isNotEmpty()
                .allMatch(plan -> plan.shippingService().startsWith("test_pickup_within_"));
        assertThat(plans)
                .filteredOn(plan ->
                        plan.paymentToken().equals("tok_approve")
                                && plan.shippingService().equals("standard")
                                && plan.cancelAfter().isEmpty())
                .hasSizeGreaterThan(MANY / 3);
    }
}
