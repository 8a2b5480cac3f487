package dev.orderlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ReportJsonTest {

    @TempDir Path folder;

    private final Report report =
            Runs.report(Runs.accepted(10_240), Runs.memory(301), Runs.wrong());

    @Test
    void a_report_comes_back_from_its_file_as_it_was() throws IOException {
        var file = folder.resolve("bench.json");
        ReportJson.write(report, file);

        var back = ReportJson.read(file);

        assertThat(back).usingRecursiveComparison().ignoringFields("curves").isEqualTo(report);
        assertThat(back.text()).isEqualTo(report.text());
        var again = folder.resolve("again.json");
        ReportJson.write(back, again);
        assertThat(again).hasSameTextualContentAs(file);
    }

    @Test
    void tells_other_readers_ratios_verdicts_and_percentiles() throws IOException {
        var file = folder.resolve("bench.json");
        ReportJson.write(report, file);

        var json = JsonMapper.builder().build().readTree(Files.readString(file));

        assertThat(json.at("/startedAt").asText()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(json.at("/took").asText()).isEqualTo("PT7M51S");
        assertThat(json.at("/rows/0/measured").asDouble()).isBetween(1.48, 1.49);
        assertThat(json.at("/rows/0/details/connections").asInt()).isEqualTo(64);
        assertThat(json.at("/rows/1/verdict").asText()).isEqualTo("MISSED");
        assertThat(json.at("/rows/1/limit").isNull()).isTrue();
        assertThat(json.at("/curves/0/latencies/0/p50_ms").asDouble()).isBetween(8.5, 9.5);
        assertThat(json.at("/curves/1/series/0/points/1/0").asDouble()).isEqualTo(1);
    }
}
