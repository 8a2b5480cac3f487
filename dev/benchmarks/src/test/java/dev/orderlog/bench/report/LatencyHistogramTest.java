package dev.orderlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderlog.bench.report.LatencyHistogram.Percentile;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.Comparator;

class LatencyHistogramTest {

    @Test
    void tells_milliseconds_of_what_was_recorded_in_microseconds() {
        var micros = new Histogram(3);
        for (int i = 1; i <= 1_000; i++) {
            micros.recordValue(i * 1_000);
        }
        var latency = new LatencyHistogram("hop", micros);

        assertThat(latency.count()).isEqualTo(1_000);
        assertThat(latency.p50()).isCloseTo(500, within(1.0));
        assertThat(latency.p99()).isCloseTo(990, within(1.0));
        assertThat(latency.max()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void its_curve_rises_to_the_slowest_of_all() {
        var curve = new LatencyHistogram("hop", Runs.micros(9_000, 0.5)).curve();

        assertThat(curve)
                .isSortedAccordingTo(Comparator.comparingDouble(Percentile::beyond))
                .isSortedAccordingTo(Comparator.comparingDouble(Percentile::ms));
        assertThat(curve.getFirst().beyond()).isEqualTo(1);
        assertThat(curve.getLast().beyond()).isEqualTo(30_000);
    }

    @Test
    void is_not_changed_by_what_is_recorded_later() {
        var micros = new Histogram(3);
        micros.recordValue(1_000);
        var latency = new LatencyHistogram("hop", micros);

        micros.recordValue(9_000);

        assertThat(latency.count()).isEqualTo(1);
    }
}
