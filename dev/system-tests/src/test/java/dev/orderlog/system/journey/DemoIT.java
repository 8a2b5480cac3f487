package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Every outcome an order can have, on the whole platform as a newcomer starts it. */
class DemoIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void every_scenario_of_the_demo_ends_as_expected_and_ledger_stock_and_log_agree()
            throws Exception {
        try (var platform = new PlatformProcess(home)) {
            platform.up();

            var status = platform.demo();

            assertThat(status).as(platform.printed("demo")).isZero();
            assertThat(platform.printed("demo")).contains("13 of 13 as expected");
        }
    }
}
