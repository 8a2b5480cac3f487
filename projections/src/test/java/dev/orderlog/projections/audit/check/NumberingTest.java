package dev.orderlog.projections.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.projections.audit.check.Numbering.Gap;
import dev.orderlog.projections.audit.check.Numbering.Step;

import org.junit.jupiter.api.Test;

class NumberingTest {

    private static final Place PLACE = new Place("topic", 0, 0);

    private final Numbering numbering = new Numbering(2);

    @Test
    void sources_count_apart() {
        assertThat(take(0, 1)).isEqualTo(Step.NEXT);
        assertThat(take(1, 1)).isEqualTo(Step.NEXT);
        assertThat(take(0, 2)).isEqualTo(Step.NEXT);
        assertThat(numbering.gaps()).isEmpty();
    }

    @Test
    void what_comes_late_splits_a_gap() {
        assertThat(take(0, 7)).isEqualTo(Step.AHEAD);
        assertThat(take(0, 3)).isEqualTo(Step.LATE);
        assertThat(take(0, 3)).isEqualTo(Step.AGAIN);
        assertThat(numbering.gaps())
                .containsExactlyInAnyOrder(new Gap(0, 1, 2, PLACE), new Gap(0, 4, 6, PLACE));
    }

    @Test
    void a_number_far_ahead_is_one_gap_and_numbers_below_one_are_taken() {
        assertThat(take(0, Long.MAX_VALUE)).isEqualTo(Step.AHEAD);
        assertThat(numbering.gaps()).hasSize(1);
        assertThat(take(0, 0)).isEqualTo(Step.AGAIN);
        assertThat(take(0, -5)).isEqualTo(Step.AGAIN);
    }

    private Step take(int source, long number) {
        return numbering.take(source, number, PLACE);
    }
}
