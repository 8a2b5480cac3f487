package dev.orderlog.bench.report;

import com.sun.management.OperatingSystemMXBean;

import org.apache.kafka.common.utils.AppInfoParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the numbers were taken on, without which they mean nothing.
 *
 * @param cores as many as this JVM may use
 * @param settings whatever decides about durability or speed: fsync, acks, heaps ...
 */
public record Testbed(
        String cpu,
        int cores,
        long memoryMegabytes,
        String kernel,
        String jdk,
        String postgresql,
        String kafka,
        Map<String, String> settings) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String CPU_MODEL = "model name";
    private static final long MEGABYTE = 1L << 20;

    public Testbed {
        settings = Map.copyOf(settings);
    }

    /** This machine and this JVM; the versions of servers are told by who asked them. */
    public static Testbed here(String postgresql, Map<String, String> settings) {
        return new Testbed(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.vendor") + " " + property("java.runtime.version"),
                postgresql,
                AppInfoParser.getVersion(),
                settings);
    }

    private static String cpuModel() {
        if (!Files.isReadable(CPU_INFO)) {
            return property("os.arch");
        }
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith(CPU_MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> property("os.arch"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
                / MEGABYTE;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
