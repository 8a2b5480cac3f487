package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All promises at once, on two instances of everything and three brokers: for a minute any process is killed or paused at random
 * while orders flow. {@code -Dorderlog.seed} repeats a run.
 */
class ChaosIT {

    private static final String MINUTES = "1";
    private static final int ORDERS_MIN = 100;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void every_promise_is_kept_while_any_process_is_killed_or_paused_at_random() throws Exception {
        long seed = Long.getLong("orderlog.seed", System.nanoTime() % 1_000_000);
        System.out.println("seed " + seed);
        var json = home.resolve("report.json");

        int status =
                OrderlogProcess.start(
                                home,
                                "chaos",
                                List.of(
                                        "--minutes",
                                        MINUTES,
                                        "--seed",
                                        Long.toString(seed),
                                        "--json",
                                        json.toString()))
                        .waitFor();

        assertThat(status).as(() -> OrderlogProcess.printed(home, "chaos")).isZero();
        var report = JsonMapper.builder().build().readTree(Files.readAllBytes(json));
        assertThat(report.path("orders").path("ended").asInt()).isGreaterThan(ORDERS_MIN);
        assertThat(report.path("faults").size()).as("faults").isGreaterThan(1);
    }
}
