package dev.orderlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpreadTest {

    @Test
    void compares_ratios_of_the_same_measure_against_the_same_limit() {
        var spread =
                Spread.over(
                        List.of(
                                Runs.report(Runs.accepted(6_900.4), Runs.memory(100)),
                                Runs.report(Runs.accepted(8_280.48), Runs.memory(140)),
                                Runs.report(Runs.accepted(7_590.44), Runs.memory(120))));

        assertThat(spread.isRepeatable()).isFalse();
        assertThat(spread.table())
                .isEqualTo(
                        """
                        measure                          against                                min  median     max   apart  verdict
                        ------------------------------------------------------------------------------------------------------------
                        orders accepted over HTTP        pgbench, one order per transaction   1.00x   1.10x   1.20x  18.2 %  within
                        memory per service at that load  -                                   100 MB  120 MB  140 MB  33.3 %  APART

                        3 runs, 2 measures: 1 within 25.0 %, 1 not
                        """);
    }

    @Test
    void two_runs_have_their_middle_as_median() {
        var row =
                Spread.over(List.of(Runs.report(Runs.memory(90)), Runs.report(Runs.memory(110))))
                        .rows()
                        .getFirst();

        assertThat(row.median()).isEqualTo(100);
        assertThat(row.apart()).isEqualTo(0.2);
    }

    @Test
    void a_measure_that_one_run_lacks_is_not_repeatable() {
        var spread =
                Spread.over(
                        List.of(
                                Runs.report(Runs.memory(100), Runs.latency(20)),
                                Runs.report(Runs.memory(100))));

        assertThat(spread.isRepeatable()).isFalse();
        assertThat(spread.table()).contains("in 1 of 2 runs", "1 within 25.0 %, 1 not");
    }

    @Test
    void what_was_wrong_once_is_not_repeatable_however_near_its_numbers() {
        var spread = Spread.over(List.of(Runs.report(Runs.wrong()), Runs.report(Runs.wrong())));

        assertThat(spread.isRepeatable()).isFalse();
        assertThat(spread.table()).contains("WRONG");
    }
}
