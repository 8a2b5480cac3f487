package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

@DisplayName("Alerts fire when they should, and everybody knows what they mean")
class AlertsTest {

    private static final Path MONITORING = Deploy.folder().resolve("components/monitoring");
    private static final Path TESTS =
            Deploy.project().resolve("dev/manifests/src/test/promtool/alerts-test.yaml");
    private static final Pattern METRIC = Pattern.compile("\\borderlog_[a-z_]+\\b");

    @TempDir private Path folder;

    @Test
    @DisplayName(
            "promtool takes the rules, each alert fires in a test, and none fires while all is"
                    + " well")
    void fire() throws IOException {
        prepare(Files.readString(MONITORING.resolve("alerts.yaml")));

        assertThat(Promtool.in(folder, "check", "rules", "alerts.yaml"))
                .returns(0, Promtool.Verdict::exit);
        assertThat(Promtool.in(folder, "test", "rules", "alerts-test.yaml"))
                .satisfies(verdict -> assertThat(verdict.exit()).as(verdict.said()).isZero());
    }

    @Test
    @DisplayName("a rule that would fire too late, or too early, fails its test")
    void twins() throws IOException {
        var rules = Files.readString(MONITORING.resolve("alerts.yaml"));
        for (var twin :
                List.of(
                        rules.replace("_age_seconds) > 60", "_age_seconds) > 6000"),
                        rules.replace("_age_seconds) > 60", "_age_seconds) >= 0"),
                        rules.replace("effect=\"true\"", "effect=\"yes\""))) {
            assertThat(twin).isNotEqualTo(rules);
            prepare(twin);

            assertThat(Promtool.in(folder, "test", "rules", "alerts-test.yaml").exit()).isNotZero();
        }
    }

    @Test
    @DisplayName("every alert has a test and a section that says what to do, to which it points")
    void known() throws IOException {
        var tests = Files.readString(TESTS);
        var guide = Files.readString(Deploy.project().resolve("docs/guides/alerts.md"));

        assertThat(alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> {
                    var name = alert.path("alert").asText();
                    assertThat(tests).contains("name: " + name + " fires");
                    assertThat(tests)
                            .contains("{alertname: " + name + ", eval_time: 55m, exp_alerts: []}");
                    assertThat(guide).contains("\n## " + name + "\n");
                    assertThat(alert.at("/annotations/runbook").asText())
                            .isEqualTo("docs/guides/alerts.md#" + name.toLowerCase(Locale.ROOT));
                    assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
                });
    }

    @Test
    @DisplayName("rules and dashboard look at metrics of the catalogue only")
    void catalogued() throws IOException {
        var documented =
                metrics(Files.readString(Deploy.project().resolve("docs/reference/metrics.md")));

        assertThat(metrics(Files.readString(MONITORING.resolve("alerts.yaml"))))
                .isNotEmpty()
                .isSubsetOf(documented);
        assertThat(metrics(Files.readString(MONITORING.resolve("orderlog.json"))))
                .isNotEmpty()
                .isSubsetOf(documented);
    }

    private void prepare(String rules) throws IOException {
        Files.writeString(folder.resolve("alerts.yaml"), rules);
        Files.writeString(folder.resolve("alerts-test.yaml"), Files.readString(TESTS));
    }

    private static List<JsonNode> alerts() {
        return YamlDocuments.read(MONITORING.resolve("alerts.yaml"))
                .getFirst()
                .findValues("rules")
                .stream()
                .flatMap(Manifest::elements)
                .toList();
    }

    private static Set<String> metrics(String text) {
        var found = new TreeSet<String>();
        METRIC.matcher(text).results().forEach(metric -> found.add(metric.group()));
        return found;
    }
}
