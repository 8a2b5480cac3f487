package dev.orderlog.quickstart.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.quickstart.chaos.check.Finding;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;
import dev.orderlog.quickstart.chaos.check.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ReportTest {

    private static Report with(Finding... findings) {
        var verdict = new Verdict(12, 7, 4, 1, 130, 9, 3, 8, List.of(findings));
        return new Report(
                new Repeat(1.5, 42, 5), verdict, List.of("1.0 s  kill"), 6, Map.of(), 200);
    }

    @Test
    void a_good_run_says_so_and_names_its_seed() {
        var report = with();
        assertThat(report.kept()).isTrue();
        assertThat(report.asText())
                .contains("12 accepted: 7 completed, 4 cancelled, 1 wait for a person; 0 lost")
                .contains("Every promise was kept. Seed 42.")
                .doesNotContain("BAD");
    }

    @Test
    void a_broken_promise_is_shown_with_its_order_and_the_command_that_repeats_the_run() {
        var report = with(new Finding(Kind.CHARGED_TWICE, "order-1", "two charges"));
        assertThat(report.kept()).isFalse();
        assertThat(report.asText())
                .contains("BAD       1  charged twice")
                .contains("charged twice: order-1")
                .contains("./orderlog chaos --minutes 1.50 --seed 42 --rate 5");
    }

    @Test
    void the_json_has_every_kind_of_finding_with_its_count() throws Exception {
        var json =
                JsonMapper.builder()
                        .build()
                        .readTree(with(new Finding(Kind.REPEATED, "order-1", "twice")).asJson());
        assertThat(json.path("kept").asBoolean()).isTrue();
        assertThat(json.path("counts")).hasSize(Kind.values().length);
        assertThat(json.path("counts").path("REPEATED").asInt()).isEqualTo(1);
        assertThat(json.path("orders").path("ended").asInt()).isEqualTo(11);
    }
}
