package dev.orderlog.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The curves of a report as PNG files: for each measure one of its latencies and one of what happened over time, as far as it
 * has them. Works without a screen and without installed fonts.
 */
public final class Pictures {

    private static final int NAME_MAX = 60;

    /** Fewer have no percentiles worth a curve. */
    private static final int DRAWN_MIN = 10;

    private Pictures() {}

    /** @return the files written, in the order of the report */
    public static List<Path> draw(Report report, Path folder) throws IOException {
        Lettering.provide();
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        for (int i = 0; i < report.curves().size(); i++) {
            var curves = report.curves().get(i);
            var name = "%02d-%s".formatted(i + 1, fileName(curves.measure()));
            var latencies =
                    curves.latencies().stream()
                            .filter(latency -> latency.count() >= DRAWN_MIN)
                            .toList();
            if (!latencies.isEmpty()) {
                var file = folder.resolve(name + "-latency.png");
                Drawing.write(List.of(LatencyPicture.of(curves.measure(), latencies)), file);
                written.add(file);
            }
            var series = curves.series().stream().filter(one -> one.points().size() > 1).toList();
            if (!series.isEmpty()) {
                var file = folder.resolve(name + "-time.png");
                Drawing.write(TimePicture.of(curves.measure(), series), file);
                written.add(file);
            }
        }
        return List.copyOf(written);
    }

    private static String fileName(String measure) {
        var name =
                measure.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
    }
}
