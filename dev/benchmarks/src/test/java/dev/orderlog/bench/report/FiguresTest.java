package dev.orderlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60100.4 | 60,100",
                "6900.5 | 6,901",
                "83.44 | 83.4",
                "1.484 | 1.48",
                "0.8534 | 0.853",
                "0.000123 | 0.000123",
                "0 | 0",
                "-12.34 | -12.3",
                "NaN | ?",
                "Infinity | ?"
            })
    void a_number_has_as_many_digits_as_it_deserves(double value, String shown) {
        assertThat(Figures.rounded(value)).isEqualTo(shown);
    }

    @Test
    void what_just_misses_a_bar_does_not_read_as_if_it_had_reached_it() {
        assertThat(Figures.againstUs(0.7999, Goal.Direction.AT_LEAST)).isEqualTo("0.799");
        assertThat(Figures.againstUs(3.0001, Goal.Direction.AT_MOST)).isEqualTo("3.01");
    }

    @Test
    void what_only_binary_fractions_added_does_not_count() {
        assertThat(Figures.againstUs(0.1 + 0.2, Goal.Direction.AT_MOST)).isEqualTo("0.300");
        assertThat(Figures.againstUs(4.35 * 100 / 100, Goal.Direction.AT_LEAST)).isEqualTo("4.35");
    }

    @Test
    void a_bar_reads_as_it_was_set() {
        assertThat(Figures.bar(0.8)).isEqualTo("0.8");
        assertThat(Figures.bar(256)).isEqualTo("256");
        assertThat(Figures.bar(20)).isEqualTo("20");
    }
}
