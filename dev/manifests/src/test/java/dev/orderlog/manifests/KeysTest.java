package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@DisplayName("Pods are configured with the keys that are documented, and with no other")
class KeysTest {

    private static final Pattern DOCUMENTED =
            Pattern.compile("`(\\.?[a-z][a-z0-9.-]*(?:\\.\\*)?)`");
    private static final Set<String> OTHERS = Set.of("POD_NAME");

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void documented(Overlay overlay) throws IOException {
        var documented = documented();
        var used = new TreeSet<String>();
        overlay.of("ConfigMap")
                .forEach(map -> used.addAll(Manifest.texts(map.at("data")).keySet()));
        overlay.podMakers()
                .filter(maker -> !maker.name().equals("registry") && !maker.is("CronJob"))
                .flatMap(maker -> maker.containers().stream())
                .flatMap(container -> Manifest.elements(container.path("env")))
                .forEach(variable -> used.add(variable.path("name").asText()));
        used.removeAll(OTHERS);
        used.removeIf(name -> name.endsWith(".yaml") || name.endsWith(".json"));

        assertThat(used)
                .hasSizeGreaterThan(10)
                .allSatisfy(name ->
                        assertThat(documented)
                                .as(name)
                                .anyMatch(key ->
                                        key.endsWith("_*")
                                                ? name.startsWith(
                                                        key.substring(0, key.length() - 1))
                                                : name.equals(key)));
    }

    /** As variables. In a row, {@code .password} continues the key before it. */
    private static Set<String> documented() throws IOException {
        var variables = new TreeSet<String>();
        var page = Deploy.project().resolve("docs/reference/configuration.md");
        for (var line : Files.readAllLines(page)) {
            if (line.startsWith("| `")) {
                var keys = DOCUMENTED.matcher(line.split("\\|")[1]);
                var first = "";
                while (keys.find()) {
                    var key = keys.group(1);
                    if (key.startsWith(".")) {
                        key = first.substring(0, first.lastIndexOf('.')) + key;
                    } else {
                        first = key;
                    }
                    variables.add(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
                }
            }
        }
        return variables;
    }
}
