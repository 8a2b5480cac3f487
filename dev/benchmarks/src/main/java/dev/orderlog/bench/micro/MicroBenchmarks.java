package dev.orderlog.bench.micro;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The pure parts alone: decide, evolve, encode, decode, headers. Each runs in a JVM of its own, one after the other. */
public final class MicroBenchmarks {

    private static final String ALL = Pattern.quote(MicroBenchmarks.class.getPackageName() + ".");
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int ITERATIONS = 5;
    private static final int QUICK_WARM_UPS = 1;
    private static final int QUICK_ITERATIONS = 2;
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    /** Not inherited: whoever starts this may have asked for a JVM that starts fast and stays slow. */
    private static final String[] JVM = {
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow"
    };

    private MicroBenchmarks() {}

    /** Takes a minute and a half when quick, else four minutes. */
    public static List<MicroResult> run(boolean quick) throws RunnerException {
        return run(quick, "");
    }

    /** @param only a regular expression that finds the names to run */
    public static List<MicroResult> run(boolean quick, String only) throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(ALL + ".*" + only)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .threads(1)
                        .warmupIterations(quick ? QUICK_WARM_UPS : ITERATIONS)
                        .warmupTime(ITERATION)
                        .measurementIterations(quick ? QUICK_ITERATIONS : ITERATIONS)
                        .measurementTime(ITERATION)
                        .addProfiler(GCProfiler.class)
                        .jvmArgs(JVM)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        return new Runner(options).run().stream().map(MicroBenchmarks::result).toList();
    }

    private static MicroResult result(RunResult run) {
        var time = run.getPrimaryResult();
        var iterations = time.getStatistics();
        var allocated = run.getSecondaryResults().get(ALLOCATED);
        return new MicroResult(
                name(run.getParams().getBenchmark()),
                time.getScore(),
                (iterations.getMax() - iterations.getMin()) / 2,
                allocated == null ? Double.NaN : allocated.getScore());
    }

    private static String name(String benchmark) {
        return benchmark.substring(MicroBenchmarks.class.getPackageName().length() + 1);
    }
}
