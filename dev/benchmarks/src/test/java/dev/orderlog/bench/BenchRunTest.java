package dev.orderlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.bench.measure.Bench;
import dev.orderlog.bench.measure.Measure;
import dev.orderlog.bench.measure.Taken;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Report;
import dev.orderlog.bench.report.ReportJson;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.SharedStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BenchRunTest {

    @TempDir private Path directory;

    @Test
    void a_measure_that_fails_is_a_wrong_row_and_the_others_go_on() throws Exception {
        var report = run(new Failing(), new Fine());

        assertThat(report.rows()).extracting(Row::measure).containsExactly("failing", "fine");
        assertThat(report.rows().getFirst().wrong())
                .containsExactly("it failed: java.lang.IllegalStateException: no such luck");
        assertThat(report.text()).contains("WRONG", "it failed:", "1 aimed, 0 reached, 1 missed");
    }

    @Test
    void a_wrong_row_survives_being_written_and_read() throws Exception {
        var report = run(new Failing(), new Fine());
        var file = directory.resolve("report.json");

        ReportJson.write(report, file);

        assertThat(ReportJson.read(file).text()).isEqualTo(report.text());
    }

    private Report run(Measure... measures) throws InterruptedException {
        var stage = new SharedStage(directory, _ -> {});
        return new BenchRun(new Bench(true, 42, Set.of(), directory, _ -> {}, stage))
                .take(List.of(measures), "./orderlog bench");
    }

    private record Failing() implements Measure {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Taken take(Bench bench) {
            throw new IllegalStateException("no such luck");
        }
    }

    private record Fine() implements Measure {
        @Override
        public String name() {
            return "fine";
        }

        @Override
        public Taken take(Bench bench) {
            return new Taken(
                    List.of(
                            new Row(
                                    "fine",
                                    new Quantity(2, "s", "us"),
                                    null,
                                    Goal.atMost(3, 2),
                                    List.of(),
                                    Map.of())),
                    List.of());
        }
    }
}
