package dev.orderlog.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class LagTest {

    private static final double RATE = 100;

    @Test
    void as_many_under_way_in_the_end_as_in_the_beginning_is_flat() {
        assertThat(lag(400, 900, 400).isFlat(RATE)).isTrue();
    }

    @Test
    void a_fifth_more_and_half_a_seconds_worth_is_the_edge() {
        assertThat(lag(400, 400, 530).isFlat(RATE)).isTrue();
        assertThat(lag(400, 400, 531).isFlat(RATE)).isFalse();
    }

    @Test
    void where_nothing_was_under_way_half_a_seconds_worth_may_be() {
        assertThat(lag(0, 0, 50).isFlat(RATE)).isTrue();
        assertThat(lag(0, 0, 51).isFlat(RATE)).isFalse();
    }

    @Test
    void two_seconds_have_no_thirds() {
        assertThatThrownBy(() -> new Lag(List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Lag lag(double first, double second, double third) {
        return new Lag(
                IntStream.range(0, 15)
                        .mapToObj(point -> point < 5 ? first : point < 10 ? second : third)
                        .toList());
    }
}
