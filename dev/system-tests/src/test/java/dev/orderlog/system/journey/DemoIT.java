package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.system.reference.DocumentedMetrics;
import dev.orderlog.system.reference.PromtoolCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Every outcome an order can have, on the whole platform as a newcomer starts it. */
class DemoIT {

    private static final int PROJECTIONS = 4;

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
            metricsAreThoseOfTheCatalogue(platform);
        }
    }

    private static void metricsAreThoseOfTheCatalogue(PlatformProcess platform) throws Exception {
        var project = DocumentedMetrics.project();
        var appending = DocumentedMetrics.under(project, "Every service that appends events");
        var projecting = DocumentedMetrics.under(project, "projections");
        assertThat(appending.size() + projecting.size()).isGreaterThan(20);
        for (int service = 0; service <= PROJECTIONS; service++) {
            var page = platform.get(service, "/prometheus");
            assertThat((service == PROJECTIONS ? projecting : appending).differences(page))
                    .as("metrics on port " + platform.port(service))
                    .isEmpty();
            assertThat(PromtoolCheck.complaints(page)).isEmpty();
        }
    }
}
