package dev.orderlog.system.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The catalogue of metrics, and what a service's page has that the catalogue does not say, or the other way round. */
public final class DocumentedMetrics {

    private static final Pattern ROW =
            Pattern.compile("\\| `(orderlog_[a-z_]+)` \\| (\\w+) \\|[^|]*\\| (.*) \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (orderlog_\\S+) (\\w+)$");

    private final Map<String, String> types = new HashMap<>();
    private final List<String> always = new ArrayList<>();

    private DocumentedMetrics(List<String> section) {
        for (var line : section) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                types.put(row.group(1), row.group(2));
                if (!row.group(3).contains("Not there before the first")) {
                    always.add(row.group(1));
                }
            }
        }
    }

    /** The project that is being built. */
    public static Path project() {
        return Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    /** @param heading of the section of {@code docs/reference/metrics.md} */
    public static DocumentedMetrics under(Path project, String heading) throws IOException {
        var lines = Files.readAllLines(project.resolve("docs/reference/metrics.md"));
        int from = lines.indexOf("## " + heading);
        var section = lines.subList(from + 1, lines.size());
        return new DocumentedMetrics(
                section.stream().takeWhile(line -> !line.startsWith("## ")).toList());
    }

    public List<String> differences(String page) {
        var found = new HashMap<String, String>();
        TYPE.matcher(page).results().forEach(type -> found.put(type.group(1), type.group(2)));
        var differences = new ArrayList<String>();
        found.forEach((name, type) -> {
            if (!type.equals(types.get(name))) {
                differences.add(name + " is a " + type + ", not " + types.get(name));
            }
        });
        always.stream()
                .filter(name -> !found.containsKey(name))
                .forEach(name -> differences.add(name + " is missing"));
        return differences;
    }

    public int size() {
        return types.size();
    }
}
