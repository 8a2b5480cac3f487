package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.cli.http.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

class FailuresTest {
    static final List<String> EACH_COMMAND =
            List.of(
                    "place -l MUG:1:1",
                    "watch 1",
                    "show 1",
                    "history 1",
                    "cancel 1",
                    "pickup 1",
                    "deliver 1",
                    "stock",
                    "stock MUG",
                    "stock receive MUG 1",
                    "stock adjust MUG 1 --reason counted");

    final FakePlatform platform = new FakePlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_problem_document_is_told_in_words() {
        platform.answersFile("POST /orders", 400, "problem.json");

        var ran = Ran.on(platform, "place", "-l", "MUG:1:1");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        Texts.approved("problem.txt", ran.err());
    }

    @Test
    void a_problem_document_is_passed_on_as_json() {
        platform.answersFile("POST /orders", 400, "problem.json");

        var ran = Ran.on(platform, "place", "-l", "MUG:1:1", "--json");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(Json.parse(ran.err()))
                .isEqualTo(Json.parse(Texts.resource("answers/problem.json")));
    }

    @Test
    void an_error_page_of_somebody_in_between_is_quoted() {
        platform.answers("GET /orders/1", 502, "<h1>Bad Gateway</h1>" + " ".repeat(1_000) + "end");

        var ran = Ran.on(platform, "show", "--json", "1");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("order-api failed (502)\n<h1>Bad Gateway</h1>")
                .doesNotContain("end");
    }

    @Test
    void an_answer_that_is_no_order_is_an_error() {
        platform.answers("GET /orders/1", 200, "[1, 2]");

        var ran = Ran.on(platform, "show", "1");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).startsWith("Failed: The service answered something unexpected");
    }

    @ParameterizedTest
    @FieldSource("EACH_COMMAND")
    void every_command_says_who_does_not_answer(String command) throws IOException {
        int nobody = freePort();

        var ran = Ran.orderlog(("--port-base " + (nobody) + " " + command).split(" "));

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .matches(
                        "(?s)(order-api|inventory-service|shipping-service) does not answer at "
                                + "http://127.0.0.1:[0-9]+ \\(connection refused\\).*");
    }

    @Test
    void services_are_found_by_the_port_base() {
        assertThat(Ran.orderlog("--port-base", "65000", "show", "1").err())
                .contains("127.0.0.1:65000 ");
        assertThat(Ran.orderlog("show", "1", "--port-base", "65000").err())
                .contains("127.0.0.1:65000 ");
        assertThat(Ran.orderlog("stock", "--port-base", "65000").err())
                .contains("127.0.0.1:65002 ");
        assertThat(Ran.orderlog("stock", "receive", "MUG", "1", "--port-base", "65000").err())
                .contains("127.0.0.1:65002 ");
        assertThat(Ran.orderlog("pickup", "1", "--port-base", "65000").err())
                .contains("127.0.0.1:65003 ");
    }

    @Test
    void a_silent_service_is_unreachable_too() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = "http://127.0.0.1:" + silent.getLocalPort();

            var ran = Ran.orderlog("--order-api", url, "--timeout", "300ms", "show", "1");

            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err())
                    .startsWith(
                            "order-api does not answer at " + url + " (no answer within 300 ms)\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "place",
                "place -l MUG",
                "place -l MUG:1",
                "place -l MUG:one:1",
                "place -l MUG:99999999999:1",
                "place -l MUG:9999999999:1",
                "place -l MUG:1:1.001",
                "place -l MUG:1:1,50",
                "place -l MUG:1:1.5 --currency JPY",
                "place -l MUG:1:1 --currency QQQ",
                "watch",
                "watch 1 --for soon",
                "show",
                "show 1 2",
                "history",
                "cancel",
                "pickup",
                "deliver",
                "stock receive MUG",
                "stock receive MUG many",
                "stock adjust MUG 1",
                "--port-base none show 1",
                "show 1 --colour",
                "plaec"
            })
    void wrong_usage_is_told_before_anything_is_asked(String line) {
        var ran = Ran.on(platform, line.split(" "));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(platform.asked()).isEmpty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
