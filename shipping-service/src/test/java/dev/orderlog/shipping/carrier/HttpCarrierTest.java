package dev.orderlog.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.call.OutsideHttp;
import dev.orderlog.shipping.domain.LabelAnswer.Bought;
import dev.orderlog.shipping.domain.LabelAnswer.Rejected;
import dev.orderlog.shipping.domain.VoidAnswer.TooLate;
import dev.orderlog.shipping.domain.VoidAnswer.Voided;
import dev.orderlog.testkit.http.RecordingServer;
import dev.orderlog.testkit.http.RecordingServer.Answer;

import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

class HttpCarrierTest {

    private static final LabelRequest LABEL =
            new LabelRequest(
                    "order-1",
                    "standard",
                    new LabelRequest.Recipient(
                            "Ada", "Main Street 1", null, "Berlin", "10115", "DE"));

    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Optional<Answer> answer = Optional.empty();
    private volatile boolean hangs;

    private final RecordingServer server =
            RecordingServer.start(_ -> {
                if (hangs) {
                    released.await();
                }
                return answer;
            });
    private final OutsideHttp http = new OutsideHttp(Duration.ofSeconds(30));
    private final Carrier carrier = new HttpCarrier(http, server.uri(), ObjectMapper.getDefault());

    @AfterEach
    void stop() {
        released.countDown();
        http.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"200", "201"})
    void a_bought_label_may_come_with_a_deadline(int status) throws Exception {
        answers(
                status,
                "{'labelId':'lbl_1','trackingNumber':'T1','carrier':'fake','pickupBy':'2026-01-01T12:00:00Z'}");

        assertThat(carrier.createLabel("label:1", LABEL))
                .isEqualTo(
                        new Bought(
                                "fake",
                                "lbl_1",
                                "T1",
                                Optional.of(Instant.parse("2026-01-01T12:00:00Z"))));
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.method() + " " + request.path())
                            .isEqualTo("PUT /v1/labels/label:1");
                    assertThat(request.body())
                            .isEqualTo(
                                    json(
                                            "{'orderId':'order-1','service':'standard','address':{'name':'Ada','line1':'Main"
                                                + " Street"
                                                + " 1','city':'Berlin','postalCode':'10115','country':'DE'}}"));
                });
    }

    @Test
    void a_rejected_parcel_has_the_carriers_reason() throws Exception {
        answers(422, "{'reason':'address_rejected'}");

        assertThat(carrier.createLabel("label:1", LABEL))
                .isEqualTo(new Rejected("address_rejected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}",
                "503 | {}",
                "400 | {}",
                "409 | {'reason':'busy'}",
                "422 | {'reason':'idempotency_key_reused'}",
                "422 | {}",
                "200 | {'labelId':'lbl_1','carrier':'fake'}",
                "200 | {'labelId':'','trackingNumber':'T1','carrier':'fake'}",
                "200 | []",
                "200 | null",
                "200 | <html>"
            })
    void an_answer_that_settles_nothing_is_no_answer(int status, String body) {
        answers(status, body);

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> carrier.createLabel("label:1", LABEL));
    }

    @Test
    void a_carrier_that_does_not_answer_in_time_is_not_waited_for() {
        hangs = true;

        try (var impatient = new OutsideHttp(Duration.ofMillis(100))) {
            var waiting = new HttpCarrier(impatient, server.uri(), ObjectMapper.getDefault());
            assertThatExceptionOfType(CallFailedException.class)
                    .isThrownBy(() -> waiting.createLabel("label:1", LABEL))
                    .withMessageContaining("within");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200 | {'status':'voided'}", "409 | {'reason':'already_voided'}"})
    void a_label_is_voided_also_when_it_had_been_before(int status, String body) throws Exception {
        answers(status, body);

        assertThat(carrier.voidLabel("void:1", "lbl 1")).isEqualTo(new Voided());
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.key()).isEqualTo("void:1"));
    }

    @Test
    void a_carrier_may_keep_a_label() throws Exception {
        answers(409, "{'reason':'carrier_refused'}");

        assertThat(carrier.voidLabel("void:1", "lbl_1")).isEqualTo(new TooLate());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"404 | {'reason':'no_such_label'}", "500 | {}", "409 | {}"})
    void a_void_that_settles_nothing_is_no_answer(int status, String body) {
        answers(status, body);

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> carrier.voidLabel("void:1", "lbl_1"));
    }

    private void answers(int status, String body) {
        answer = Optional.of(new Answer(status, json(body)));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
