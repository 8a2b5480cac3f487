package dev.orderlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_measure_that_does_not_exist_is_refused_with_those_that_do() {
        assertThat(run("bench", "--only", "whole,nonsense")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "No measure 'nonsense'; there are whole, peers, relay, consume,"
                                + " growth, rebuild, accepted, up")
                .doesNotContain("Exception");
    }

    @Test
    void every_measure_is_named_in_the_help() {
        assertThat(run("bench", "--help")).isZero();
        for (var measure : Measures.all(Path.of("."))) {
            assertThat(out.toString()).contains(measure.name());
        }
        assertThat(out.toString()).contains("Exit codes:", "wrong usage");
    }

    @Test
    void a_report_that_is_not_there_is_refused_in_words() {
        assertThat(run("bench", "--compare", "nowhere.json")).isEqualTo(2);
        assertThat(err.toString()).contains("No such file: nowhere.json");
    }

    @Test
    void what_is_no_report_is_refused_in_words(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("report.json"), "[1, 2");

        assertThat(run("bench", "--compare", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("is no report of this command")
                .doesNotContain("at dev.");
    }

    private int run(String... arguments) {
        return BenchMain.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
