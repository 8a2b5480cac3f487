package dev.orderlog.system.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DocumentedMetricsTest {

    @TempDir private Path project;

    @Test
    void tells_what_is_missing_what_is_new_and_what_is_of_another_type() throws IOException {
        Files.createDirectories(project.resolve("docs/reference"));
        Files.writeString(
                project.resolve("docs/reference/metrics.md"),
                """
                ## A service
                | `orderlog_there` | gauge | source | is there |
                | `orderlog_other` | counter | | another type |
                | `orderlog_gone` | gauge | | is gone |
                | `orderlog_rare` | counter | | Not there before the first |
                ## Another
                | `orderlog_elsewhere` | gauge | | of another |
                """);

        assertThat(
                        DocumentedMetrics.under(project, "A service")
                                .differences(
                                        """
                                        # TYPE orderlog_there gauge
                                        # TYPE orderlog_other gauge
                                        # TYPE orderlog_new gauge
                                        # TYPE jvm_threads gauge
                                        """))
                .containsExactlyInAnyOrder(
                        "orderlog_other is a gauge, not counter",
                        "orderlog_new is a gauge, not null",
                        "orderlog_gone is missing");
    }
}
