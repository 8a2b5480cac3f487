package dev.orderlog.projections.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final String PAYMENT = "/payment-service";
    private static final String ORDERS = "/order-api";

    @Test
    void nothing_is_included_at_first() {
        assertThat(Progress.NONE.includes(PAYMENT, 1)).isFalse();
    }

    @Test
    void what_was_folded_is_included_and_what_comes_next_is_not() {
        var progress = Progress.NONE.with(PAYMENT, 1).with(PAYMENT, 2);

        assertThat(progress.includes(PAYMENT, 1)).isTrue();
        assertThat(progress.includes(PAYMENT, 2)).isTrue();
        assertThat(progress.includes(PAYMENT, 3)).isFalse();
    }

    @Test
    void sources_are_counted_apart() {
        var progress = Progress.NONE.with(PAYMENT, 1);

        assertThat(progress.includes(ORDERS, 1)).isFalse();
    }

    @Test
    void an_event_that_was_skipped_over_is_still_folded_when_it_comes() {
        var skipping = Progress.NONE.with(PAYMENT, 1).with(PAYMENT, 4);

        assertThat(skipping.includes(PAYMENT, 2)).isFalse();
        assertThat(skipping.includes(PAYMENT, 4)).isTrue();

        var late = skipping.with(PAYMENT, 2);

        assertThat(late.includes(PAYMENT, 2)).isTrue();
        assertThat(late.includes(PAYMENT, 3)).isFalse();
        assertThat(late.bySource().get(PAYMENT)).isEqualTo(new Position(4, java.util.List.of(3L)));
    }

    @Test
    void the_gaps_that_are_remembered_are_bounded_and_the_oldest_are_given_up() {
        var progress = Progress.NONE.with(PAYMENT, 1).with(PAYMENT, 1_000_000);

        assertThat(progress.bySource().get(PAYMENT).missing()).hasSize(Position.MISSING_MAX);
        assertThat(progress.includes(PAYMENT, 999_999)).isFalse();
        assertThat(progress.includes(PAYMENT, 2)).isTrue();
    }
}
