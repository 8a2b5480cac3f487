package dev.orderlog.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Seconds that processes have spent on processors, user and system, children included, whether alive or ended. Linux only. */
public record ProcessorTime(Map<String, Double> secondsByName) {

    /** What Linux's interface counts in, whatever the kernel's own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int AFTER_NAME = 2;
    private static final int USER_TICKS = 11;
    private static final int CHILDREN_SYSTEM_TICKS = 14;

    public static final ProcessorTime NONE = new ProcessorTime(Map.of());

    public ProcessorTime {
        secondsByName = Map.copyOf(secondsByName);
    }

    /** @param pids by the names under which they are to be told */
    public static ProcessorTime of(Map<String, Long> pids) {
        var seconds = new LinkedHashMap<String, Double>();
        pids.forEach((name, pid) -> seconds.put(name, seconds(pid)));
        return new ProcessorTime(seconds);
    }

    /** What was spent since an earlier reading of the same processes. */
    public ProcessorTime since(ProcessorTime earlier) {
        var spent = new LinkedHashMap<String, Double>();
        secondsByName.forEach((name, seconds) ->
                spent.put(name, seconds - earlier.secondsByName().getOrDefault(name, seconds)));
        return new ProcessorTime(spent);
    }

    /** Both together. */
    public ProcessorTime plus(ProcessorTime other) {
        var all = new LinkedHashMap<>(secondsByName);
        other.secondsByName().forEach((name, seconds) -> all.merge(name, seconds, Double::sum));
        return new ProcessorTime(all);
    }

    public double total() {
        return secondsByName.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double seconds(long pid) {
        var children =
                ProcessHandle.of(pid)
                        .map(ProcessHandle::descendants)
                        .orElseGet(Stream::empty)
                        .mapToLong(ProcessHandle::pid);
        return java.util.stream.LongStream.concat(java.util.stream.LongStream.of(pid), children)
                        .map(ProcessorTime::ticks)
                        .sum()
                / TICKS_PER_SECOND;
    }

    private static long ticks(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = line.substring(line.lastIndexOf(')') + AFTER_NAME).split(" ");
            long ticks = 0;
            for (int field = USER_TICKS; field <= CHILDREN_SYSTEM_TICKS; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("processor times are read from /proc", e);
        }
    }
}
