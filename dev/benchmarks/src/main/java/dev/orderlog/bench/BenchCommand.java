package dev.orderlog.bench;

import com.fasterxml.jackson.core.JacksonException;

import dev.orderlog.bench.measure.Bench;
import dev.orderlog.bench.measure.Measure;
import dev.orderlog.bench.micro.MicroBenchmarks;
import dev.orderlog.bench.micro.MicroResult;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Pictures;
import dev.orderlog.bench.report.Report;
import dev.orderlog.bench.report.ReportJson;
import dev.orderlog.bench.report.Spread;
import dev.orderlog.bench.stage.Pgbench;
import dev.orderlog.cli.OrderlogCommand;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "bench",
        header = "Measures speed and cost against limits and peers, side by side on this machine.",
        description = {
            "Every figure of ours is put beside a limit or a peer that is measured in the same"
                    + " run, on the same servers and with the same durability (fsync on,"
                    + " acks=all). Results are checked; a row whose run lost or doubled anything is"
                    + " WRONG. What each row means: docs/guides/bench.md.",
            "",
            "Needs Linux, an otherwise idle machine, pgbench (Debian and Ubuntu: apt-get install"
                    + " postgresql-contrib), about 6 GB of memory, and for a full run 40 GB of"
                    + " disk."
        },
        exitCodeList = {
            "0:every row reached what it must; with --compare: all runs near each other",
            "1:a row missed what it must, was wrong or failed; with --compare: runs too far apart",
            "2:wrong usage"
        },
        footer = {
            "%nExamples:",
            "  orderlog bench --quick",
            "  orderlog bench --only relay,peers --out /tmp/peers",
            "  orderlog bench --compare run1/report.json run2/report.json run3/report.json"
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int MISSED = 1;
    private static final String LOG_PROPERTY = "orderlog.log.file";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OrderlogCommand orderlog;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description = "Every row, on less work and shorter windows: under eight minutes.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "MEASURE",
            description =
                    "Only these: whole, peers, relay, consume, growth, rebuild, accepted, up.")
    private List<String> only = List.of();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Of the orders. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where report.json, the pictures and, while it runs, all data go. Default:"
                            + " .orderlog/bench/<time> below the project.")
    private @Nullable Path out;

    @Option(
            names = "--micro",
            description =
                    "Instead: decide, evolve, encode, decode and headers alone, in nanoseconds"
                            + " (JMH).")
    private boolean micro;

    @Option(
            names = "--compare",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Instead: how far the reports of several runs lie apart.")
    private List<Path> compared = List.of();

    @Override
    public Integer call() throws Exception {
        if (!compared.isEmpty()) {
            return compare();
        }
        if (micro) {
            orderlog.screen().note(quick ? "About two minutes." : "About five minutes.");
            orderlog.screen().line(MicroResult.table(MicroBenchmarks.run(quick)));
            return 0;
        }
        return measure();
    }

    private int measure() throws Exception {
        var project = Path.of(System.getProperty("orderlog.project", ".")).toAbsolutePath();
        var measures = chosen(project);
        if (measures.stream().anyMatch(measure -> Measures.NEED_PGBENCH.contains(measure.name()))) {
            Pgbench.require();
        }
        var folder = Files.createDirectories(out == null ? OutFolder.fresh(project) : out);
        System.setProperty(LOG_PROPERTY, folder.resolve("bench.log").toString());
        var screen = orderlog.screen();
        screen.note("Report, pictures and log: " + folder);
        try (var progress = new Progress(screen);
                var ground = new Ground(folder.resolve("data"), progress)) {
            var names = measures.stream().map(Measure::name).collect(Collectors.toSet());
            var bench = new Bench(quick, seed, names, ground.directory(), progress, ground.stage());
            var report = new BenchRun(bench).take(measures, commandLine());
            tell(report, folder);
            progress.accept("stopping what was started, and deleting its data");
            return report.rows().stream().anyMatch(row -> row.verdict() == Goal.Verdict.MISSED)
                    ? MISSED
                    : 0;
        }
    }

    private void tell(Report report, Path folder) throws IOException {
        var screen = orderlog.screen();
        screen.line(report.text());
        ReportJson.write(report, folder.resolve("report.json"));
        Pictures.draw(report, folder).forEach(picture -> screen.note("picture: " + picture));
        screen.note("report: " + folder.resolve("report.json"));
    }

    private List<Measure> chosen(Path project) {
        var all = Measures.all(project);
        var names = all.stream().map(Measure::name).toList();
        for (var name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "No measure '%s'; there are %s".formatted(name, String.join(", ", names)));
            }
        }
        return all.stream()
                .filter(measure -> only.isEmpty() || only.contains(measure.name()))
                .toList();
    }

    private int compare() throws IOException {
        var reports = new ArrayList<Report>();
        for (var file : compared) {
            try {
                reports.add(ReportJson.read(file));
            } catch (NoSuchFileException absent) {
                throw new ParameterException(spec.commandLine(), "No such file: " + file, absent);
            } catch (JacksonException unreadable) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s is no report of this command: %s"
                                .formatted(file, unreadable.getOriginalMessage()),
                        unreadable);
            }
        }
        var spread = Spread.over(reports);
        orderlog.screen().line(spread.table());
        return spread.isRepeatable() ? 0 : MISSED;
    }

    private String commandLine() {
        var words = new ArrayList<>(List.of("./orderlog bench --seed " + seed));
        if (quick) {
            words.add("--quick");
        }
        if (!only.isEmpty()) {
            words.add("--only " + String.join(",", only));
        }
        return String.join(" ", words);
    }
}
