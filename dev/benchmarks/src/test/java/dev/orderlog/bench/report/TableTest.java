package dev.orderlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class TableTest {

    @Test
    void shows_every_row_beside_its_limit_and_its_goal() {
        assertThat(
                        Table.of(
                                List.of(
                                        Runs.accepted(10_240.7),
                                        Runs.wrong(),
                                        Runs.latency(23.9),
                                        Runs.memory(301))))
                .isEqualTo(
                        """
                        measure                                     ours  against                              ratio       must        aim  verdict
                        ---------------------------------------------------------------------------------------------------------------------------
                        orders accepted over HTTP        10,241 orders/s  6,900 orders/s, pgbench, one order   1.48x    >= 0.8x    >= 1.5x  reached
                                                                          per transaction
                        whole orders, placed to           2,113 orders/s  6,900 orders/s, pgbench, one order  0.306x   >= 0.15x    >= 0.4x  WRONG
                        ShipmentCreated                                   per transaction
                            wrong: 3 orders never ended
                            wrong: 1 order was charged twice
                        latency at 100 orders/s, p99             23.9 ms  4.20 ms, the hops alone              5.70x     <= 10x      <= 4x  reached
                        memory per service at that load           301 MB  -                                   301 MB  <= 256 MB  <= 128 MB  MISSED

                        4 measures: 0 aimed, 2 reached, 2 missed, of which wrong: 1
                        """);
    }

    @Test
    void a_number_that_came_about_wrongly_has_missed_whatever_it_reaches() {
        assertThat(Table.of(List.of(Runs.wrong())))
                .contains("0.306x", "WRONG", "    wrong: 3 orders never ended\n")
                .endsWith("1 measure: 0 aimed, 0 reached, 1 missed, of which wrong: 1\n");
    }

    @Test
    void says_above_it_what_it_was_taken_on_and_how_to_repeat_it() {
        assertThat(Runs.report(Runs.memory(120)).text())
                .startsWith(
                        """
                        quick run of 2026-11-22T09:00:00Z, 471 s, seed 4711
                        Some CPU @ 2.60GHz, 2 cores, 24,000 MB, Linux 6.1.0 amd64
                        Eclipse Adoptium 25+36, PostgreSQL 18.6, Kafka 4.3.1
                        settings: acks=all, fsync=on
                        again: ./orderlog bench --quick --seed 4711

                        measure\
                        """)
                .endsWith("1 measure: 1 aimed, 0 reached, 0 missed\n");
    }
}
