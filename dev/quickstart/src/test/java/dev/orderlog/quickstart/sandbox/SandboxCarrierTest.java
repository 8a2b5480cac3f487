package dev.orderlog.quickstart.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class SandboxCarrierTest {
    @TempDir Path dataDir;

    SandboxCarrier carrier;
    Http http;

    @BeforeEach
    void start() {
        carrier = SandboxCarrier.start("127.0.0.1", 0, dataDir);
        http = Http.to(carrier.uri());
    }

    @AfterEach
    void stop() {
        carrier.close();
    }

    static String label(String service) {
        return """
        {"orderId": "order-1", "service": "%s", "address":
          {"name": "Ada", "line1": "1 Main St", "city": "Berlin", "postalCode": "10115", "country": "DE"}}\
        """
                .formatted(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "express"})
    void sells_a_label_and_writes_it_into_the_ledger(String service) {
        var answer = http.put("/v1/labels/label:1", label(service));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("carrier")).isEqualTo("sandbox");
        assertThat(answer.text("trackingNumber")).startsWith("SBX");
        assertThat(answer.body().has("pickupBy")).isFalse();
        var entry = http.ledger().get(0);
        assertThat(entry.path("kind").asText()).isEqualTo("label");
        assertThat(entry.path("orderId").asText()).isEqualTo("order-1");
        assertThat(entry.path("labelId").asText()).isEqualTo(answer.text("labelId"));
    }

    @Test
    void sells_one_label_under_concurrent_repeats() {
        var answers =
                IntStream.range(0, 60)
                        .mapToObj(
                                _ -> http.later("PUT", "/v1/labels/label:1", label("test_slow_20")))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers.stream().map(answer -> answer.text("labelId")).distinct()).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(http.ledger()).hasSize(1);
        assertThat(http.ledger().get(0).path("attempts").asInt()).isEqualTo(60);
    }

    @Test
    void refuses_a_key_that_was_used_for_another_label() {
        http.put("/v1/labels/label:1", label("standard"));

        assertThat(http.put("/v1/labels/label:1", label("express")).text("reason"))
                .isEqualTo("idempotency_key_reused");
    }

    @ParameterizedTest
    @CsvSource({
        "test_refuse, address_rejected",
        "overnight, service_unavailable",
        "test_slow_forever, service_unavailable",
        "test_slow_600001, service_unavailable"
    })
    void refuses_with_a_reason_every_time(String service, String reason) {
        var first = http.put("/v1/labels/label:1", label(service));
        var repeat = http.put("/v1/labels/label:1", label(service));

        assertThat(first.status()).isEqualTo(422);
        assertThat(first.text("reason")).isEqualTo(reason);
        assertThat(repeat.body()).isEqualTo(first.body());
    }

    @Test
    void fails_as_often_as_asked_then_sells() {
        assertThat(http.put("/v1/labels/label:1", label("test_fail_1")).status()).isEqualTo(503);
        assertThat(http.put("/v1/labels/label:1", label("test_fail_1")).status()).isEqualTo(201);
    }

    @Test
    void sells_although_the_caller_times_out() {
        var impatient = http.waitingAtMost(Duration.ofMillis(300));
        assertThatThrownBy(() -> impatient.put("/v1/labels/label:1", label("test_timeout_created")))
                .hasCauseInstanceOf(HttpTimeoutException.class);

        assertThat(http.put("/v1/labels/label:1", label("test_timeout_created")).status())
                .isEqualTo(200);
        assertThat(http.ledger()).hasSize(1);
    }

    @Test
    void says_by_when_to_pick_up_when_asked() {
        var before = Instant.now();

        var answer = http.put("/v1/labels/label:1", label("test_pickup_within_1500"));

        assertThat(Instant.parse(answer.text("pickupBy")))
                .isBetween(before.plusMillis(1_500), Instant.now().plusMillis(1_500));
    }

    @Test
    void voids_a_label_once() {
        var label = http.put("/v1/labels/label:1", label("standard")).text("labelId");
        var path = "/v1/labels/" + label + "/void";

        var first = http.post(path, "Idempotency-Key", "void:1");
        var repeat = http.post(path, "Idempotency-Key", "void:1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("status")).isEqualTo("voided");
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(http.ledger()).hasSize(2);
        assertThat(http.post(path, "Idempotency-Key", "void:2").text("reason"))
                .isEqualTo("already_voided");
    }

    @Test
    void voids_only_what_it_can() {
        var fixed = http.put("/v1/labels/label:1", label("test_refuse_void")).text("labelId");
        var label = http.put("/v1/labels/label:2", label("standard")).text("labelId");
        http.post("/v1/labels/" + label + "/void", "Idempotency-Key", "void:2");

        assertThat(
                        http.post("/v1/labels/" + fixed + "/void", "Idempotency-Key", "void:1")
                                .text("reason"))
                .isEqualTo("carrier_refused");
        assertThat(http.post("/v1/labels/lbl_none/void", "Idempotency-Key", "void:3").status())
                .isEqualTo(404);
        assertThat(http.post("/v1/labels/" + fixed + "/void").status()).isEqualTo(400);
        assertThat(http.post("/v1/labels/" + fixed + "/void", "Idempotency-Key", "void:2").status())
                .isEqualTo(422);
    }

    @Test
    void remembers_labels_and_voids_over_a_restart() {
        var label = http.put("/v1/labels/label:1", label("standard")).text("labelId");
        http.post("/v1/labels/" + label + "/void", "Idempotency-Key", "void:1");
        var ledger = http.ledger();
        carrier.close();

        start();

        assertThat(http.ledger()).isEqualTo(ledger).hasSize(2);
        assertThat(http.put("/v1/labels/label:1", label("standard")).text("labelId"))
                .isEqualTo(label);
        assertThat(
                        http.post("/v1/labels/" + label + "/void", "Idempotency-Key", "void:9")
                                .text("reason"))
                .isEqualTo("already_voided");
    }

    @Test
    void an_address_is_needed() {
        assertThat(
                        http.put(
                                        "/v1/labels/label:1",
                                        "{\"orderId\": \"1\", \"service\": \"standard\"}")
                                .status())
                .isEqualTo(400);
        assertThat(http.ledger()).isEmpty();
    }
}
