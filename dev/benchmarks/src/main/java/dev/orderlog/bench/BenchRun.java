package dev.orderlog.bench;

import dev.orderlog.bench.measure.Bench;
import dev.orderlog.bench.measure.Measure;
import dev.orderlog.bench.report.Curves;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Report;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.report.Testbed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes one measure after the other; one that fails is a wrong row, and the others go on. */
final class BenchRun {

    private static final Logger LOG = LoggerFactory.getLogger(BenchRun.class);

    private final Bench bench;
    private final List<Row> rows = new ArrayList<>();
    private final List<Curves> curves = new ArrayList<>();

    BenchRun(Bench bench) {
        this.bench = bench;
    }

    /** @param command that repeats the run */
    Report take(List<? extends Measure> measures, String command) throws InterruptedException {
        var startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (var measure : measures) {
            take(measure);
        }
        return new Report(
                startedAt,
                Duration.between(startedAt, Instant.now()),
                Testbed.here(bench.stage().postgresql(), bench.stage().settings()),
                bench.seed(),
                bench.quick(),
                command,
                rows,
                curves);
    }

    private void take(Measure measure) throws InterruptedException {
        bench.tell("== " + measure.name());
        try {
            var taken = measure.take(bench);
            rows.addAll(taken.rows());
            curves.addAll(taken.curves());
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            LOG.info("measure={} failed", measure.name(), failed);
            bench.tell(measure.name() + " failed: " + failed);
            rows.add(failed(measure, failed));
            bench.stage().discard();
        }
    }

    private static Row failed(Measure measure, Exception failure) {
        return new Row(
                measure.name(),
                new Quantity(Double.NaN, "", "not measured"),
                null,
                Goal.atLeast(0, 0),
                List.of("it failed: " + failure),
                Map.of());
    }
}
