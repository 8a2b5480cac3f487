package dev.orderlog.quickstart.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

class SandboxProviderTest {
    @TempDir Path dataDir;

    SandboxProvider provider;
    Http http;

    @BeforeEach
    void start() {
        provider = SandboxProvider.start("127.0.0.1", 0, dataDir);
        http = Http.to(provider.uri());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    static String charge(String token) {
        return charge(token, 4_990);
    }

    static String charge(String token, long amountMinor) {
        return """
        {"amountMinor": %d, "currency": "EUR", "token": "%s", "reference": "order-1"}\
        """
                .formatted(amountMinor, token);
    }

    static String refund(String chargeKey, long amountMinor, String currency) {
        return """
        {"chargeKey": "%s", "amountMinor": %d, "currency": "%s"}\
        """
                .formatted(chargeKey, amountMinor, currency);
    }

    @Test
    void approves_and_writes_it_into_the_ledger() {
        var answer = http.put("/v1/charges/charge:1", charge("tok_approve"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("approved");
        var entry = http.ledger().get(0);
        assertThat(entry.path("key").asText()).isEqualTo("charge:1");
        assertThat(entry.path("kind").asText()).isEqualTo("charge");
        assertThat(entry.path("orderId").asText()).isEqualTo("order-1");
        assertThat(entry.path("amountMinor").asLong()).isEqualTo(4_990);
        assertThat(entry.path("currency").asText()).isEqualTo("EUR");
        assertThat(entry.path("reference").asText()).isEqualTo(answer.text("reference"));
        assertThat(entry.path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void answers_a_repeat_as_before_and_counts_it() {
        var first = http.put("/v1/charges/charge:1", charge("tok_approve"));
        var repeat = http.put("/v1/charges/charge%3A1", charge("tok_approve"));

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(http.ledger()).hasSize(1);
        assertThat(http.ledger().get(0).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void refuses_a_key_that_was_used_for_another_charge() {
        http.put("/v1/charges/charge:1", charge("tok_approve"));

        var other = http.put("/v1/charges/charge:1", charge("tok_approve", 1));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("reason")).isEqualTo("idempotency_key_reused");
        assertThat(other.raw().headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "tok_decline_insufficient_funds, insufficient_funds",
        "tok_decline_card_expired, card_expired",
        "tok_decline_suspected_fraud, suspected_fraud",
        "tok_decline, declined",
        "tok_fail_many, declined",
        "card-4242, declined"
    })
    void declines_with_the_reason_of_the_token_every_time(String token, String reason) {
        var first = http.put("/v1/charges/charge:1", charge(token));
        var repeat = http.put("/v1/charges/charge:1", charge(token));

        assertThat(first.status()).isEqualTo(402);
        assertThat(first.text("status")).isEqualTo("declined");
        assertThat(first.text("reason")).isEqualTo(reason);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(http.ledger().get(0).path("kind").asText()).isEqualTo("decline");
    }

    @Test
    void fails_as_often_as_asked_then_approves() {
        assertThat(http.put("/v1/charges/charge:1", charge("tok_fail_2")).status()).isEqualTo(503);
        assertThat(http.put("/v1/charges/charge:1", charge("tok_fail_2")).status()).isEqualTo(503);
        assertThat(http.ledger()).isEmpty();

        assertThat(http.put("/v1/charges/charge:1", charge("tok_fail_2")).status()).isEqualTo(201);
        assertThat(http.ledger().get(0).path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void charges_although_the_caller_times_out() {
        var impatient = http.waitingAtMost(Duration.ofMillis(300));
        assertThatThrownBy(
                        () -> impatient.put("/v1/charges/charge:1", charge("tok_timeout_charged")))
                .hasCauseInstanceOf(HttpTimeoutException.class);

        var repeat = http.put("/v1/charges/charge:1", charge("tok_timeout_charged"));

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.text("status")).isEqualTo("approved");
        assertThat(http.ledger()).hasSize(1);
    }

    @Test
    void answers_late_when_the_caller_has_the_patience() {
        provider.close();
        provider = SandboxProvider.start("127.0.0.1", 0, dataDir, Duration.ofMillis(400));
        http = Http.to(provider.uri());
        long start = System.nanoTime();

        assertThat(http.put("/v1/charges/charge:1", charge("tok_timeout_charged")).status())
                .isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void takes_its_time_when_asked() {
        long start = System.nanoTime();

        assertThat(http.put("/v1/charges/charge:1", charge("tok_slow_300")).status())
                .isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_charge_cancelled_before_it_happened_never_happens() {
        assertThat(http.post("/v1/charges/charge:1/cancellation").text("status"))
                .isEqualTo("not_charged");

        var late = http.put("/v1/charges/charge:1", charge("tok_approve"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("status")).isEqualTo("cancelled");
        assertThat(http.post("/v1/charges/charge:1/cancellation").text("status"))
                .isEqualTo("not_charged");
    }

    @Test
    void a_cancellation_overtakes_a_slow_charge() {
        var slow = http.later("PUT", "/v1/charges/charge:1", charge("tok_slow_700"));
        await().atMost(5, SECONDS)
                .until(() ->
                        java.nio.file.Files.readString(dataDir.resolve("provider-ledger.jsonl"))
                                .contains("charge:1"));

        assertThat(http.post("/v1/charges/charge:1/cancellation").text("status"))
                .isEqualTo("not_charged");
        assertThat(slow.join().status()).isEqualTo(409);
    }

    @Test
    void a_cancellation_after_the_charge_names_the_charge() {
        var charged = http.put("/v1/charges/charge:1", charge("tok_approve"));

        var cancelled = http.post("/v1/charges/charge:1/cancellation");

        assertThat(cancelled.text("status")).isEqualTo("charged");
        assertThat(cancelled.text("reference")).isEqualTo(charged.text("reference"));
    }

    @Test
    void a_declined_charge_was_not_charged() {
        http.put("/v1/charges/charge:1", charge("tok_decline_card_expired"));

        assertThat(http.post("/v1/charges/charge:1/cancellation").text("status"))
                .isEqualTo("not_charged");
    }

    @Test
    void refunds_a_charge_once() {
        http.put("/v1/charges/charge:1", charge("tok_approve"));

        var first = http.put("/v1/refunds/refund:1", refund("charge:1", 4_990, "EUR"));
        var repeat = http.put("/v1/refunds/refund:1", refund("charge:1", 4_990, "EUR"));
        var second = http.put("/v1/refunds/refund:2", refund("charge:1", 1, "EUR"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("status")).isEqualTo("refunded");
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(second.text("reason")).isEqualTo("exceeds_charge");
        assertThat(http.ledger()).hasSize(2);
        assertThat(http.ledger().get(1).path("orderId").asText()).isEqualTo("order-1");
    }

    @Test
    void refunds_nothing_that_was_not_charged() {
        http.put("/v1/charges/charge:1", charge("tok_decline_card_expired"));
        http.put("/v1/charges/charge:2", charge("tok_approve"));

        assertThat(http.put("/v1/refunds/refund:1", refund("charge:1", 1, "EUR")).status())
                .isEqualTo(409);
        assertThat(http.put("/v1/refunds/refund:2", refund("charge:3", 1, "EUR")).status())
                .isEqualTo(409);
        assertThat(http.put("/v1/refunds/refund:3", refund("charge:2", 4_991, "EUR")).status())
                .isEqualTo(422);
        assertThat(http.put("/v1/refunds/refund:4", refund("charge:2", 1, "USD")).status())
                .isEqualTo(422);
        assertThat(http.put("/v1/refunds/charge:2", refund("charge:2", 1, "EUR")).status())
                .isEqualTo(422);
    }

    @Test
    void charges_once_under_concurrent_repeats() {
        int keys = 10;
        int repeats = 30;
        var answers =
                IntStream.range(0, keys * repeats)
                        .mapToObj(i ->
                                http.later(
                                        "PUT",
                                        "/v1/charges/charge:" + i % keys,
                                        charge("tok_slow_20")))
                        .toList()
                        .stream()
                        .map(java.util.concurrent.CompletableFuture::join)
                        .toList();

        assertThat(answers.stream().collect(groupingBy(Http.Answer::status, counting())))
                .containsEntry(201, (long) keys)
                .containsEntry(200, (long) keys * (repeats - 1));
        assertThat(answers.stream().map(answer -> answer.text("reference")).distinct())
                .hasSize(keys);
        assertThat(http.ledger())
                .hasSize(keys)
                .allSatisfy(entry -> assertThat(entry.path("attempts").asInt()).isEqualTo(repeats));
    }

    @Test
    void a_race_of_charge_and_cancellation_has_one_winner() {
        for (int i = 0; i < 50; i++) {
            var charge = http.later("PUT", "/v1/charges/charge:" + i, charge("tok_approve"));
            var cancellation = http.later("POST", "/v1/charges/charge:" + i + "/cancellation", "");

            boolean charged = charge.join().status() == 201;

            assertThat(cancellation.join().text("status"))
                    .isEqualTo(charged ? "charged" : "not_charged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{}",
                "{\"amountMinor\": 0, \"currency\": \"EUR\", \"token\": \"tok_approve\","
                        + " \"reference\": \"1\"}",
                "{\"amountMinor\": 1.5, \"currency\": \"EUR\", \"token\": \"tok_approve\","
                        + " \"reference\": \"1\"}",
                "{\"amountMinor\": 1, \"currency\": \" \", \"token\": \"tok_approve\","
                        + " \"reference\": \"1\"}",
                "{\"amountMinor\": 1, \"currency\": \"EUR\", \"token\": \"tok_approve\","
                        + " \"reference\": \"1\", \"more\": 1}"
            })
    void a_malformed_request_changes_nothing(String body) {
        var answer = http.put("/v1/charges/charge:1", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("reason")).isEqualTo("malformed_request");
        assertThat(http.ledger()).isEmpty();
    }

    @Test
    void a_body_without_end_is_refused() {
        assertThat(
                        http.put("/v1/charges/charge:1", "x".repeat(Request.BODY_BYTES_MAX + 1))
                                .status())
                .isEqualTo(413);
    }

    @Test
    void names_what_it_does_not_offer() {
        assertThat(http.now("GET", "/v1/nothing", "").status()).isEqualTo(404);
        var wrongMethod = http.now("DELETE", "/v1/charges/charge:1", "");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.raw().headers().firstValue("Allow")).contains("PUT");
        assertThat(http.now("GET", "/health", "").text("status")).isEqualTo("UP");
    }
}
