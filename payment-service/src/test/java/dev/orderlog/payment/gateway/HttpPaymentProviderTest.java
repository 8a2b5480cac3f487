package dev.orderlog.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.call.OutsideHttp;
import dev.orderlog.payment.domain.CancelChargeAnswer.AlreadyCharged;
import dev.orderlog.payment.domain.CancelChargeAnswer.NotCharged;
import dev.orderlog.payment.domain.ChargeAnswer.Approved;
import dev.orderlog.payment.domain.ChargeAnswer.Cancelled;
import dev.orderlog.payment.domain.ChargeAnswer.Declined;
import dev.orderlog.payment.domain.DeclineReason;
import dev.orderlog.testkit.http.RecordingServer;
import dev.orderlog.testkit.http.RecordingServer.Answer;

import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

class HttpPaymentProviderTest {

    private static final ChargeRequest CHARGE = new ChargeRequest(4_200, "EUR", "tok", "order-1");
    private static final RefundRequest REFUND = new RefundRequest("charge:1", 4_200, "EUR");

    private volatile Optional<Answer> answer = Optional.empty();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean hangs;

    private final RecordingServer server =
            RecordingServer.start(_ -> {
                if (hangs) {
                    released.await();
                }
                return answer;
            });
    private final OutsideHttp http = new OutsideHttp(Duration.ofSeconds(30));
    private final PaymentProvider provider =
            new HttpPaymentProvider(http, server.uri(), ObjectMapper.getDefault());

    @AfterEach
    void stop() {
        released.countDown();
        http.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"200", "201"})
    void an_approved_charge_has_the_providers_reference(int status) throws Exception {
        answers(status, "{'status':'approved','reference':'ch_1'}");

        assertThat(provider.charge("charge:1", CHARGE)).isEqualTo(new Approved("ch_1"));
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.method() + " " + request.path())
                            .isEqualTo("PUT /v1/charges/charge:1");
                    assertThat(request.key()).isEqualTo("charge:1");
                    assertThat(request.body())
                            .isEqualTo(
                                    json(
                                            "{'amountMinor':4200,'currency':'EUR','token':'tok','reference':'order-1'}"));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_funds, INSUFFICIENT_FUNDS",
        "card_expired, CARD_EXPIRED",
        "suspected_fraud, SUSPECTED_FRAUD",
        "something_new, DECLINED"
    })
    void a_declined_charge_has_a_reason_we_know(String reason, DeclineReason known)
            throws Exception {
        answers(402, "{'status':'declined','reason':'" + reason + "'}");

        assertThat(provider.charge("charge:1", CHARGE)).isEqualTo(new Declined(known));
    }

    @Test
    void a_charge_that_was_cancelled_before_says_so() throws Exception {
        answers(409, "{'status':'cancelled','reason':'cancelled'}");

        assertThat(provider.charge("charge:1", CHARGE)).isEqualTo(new Cancelled());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}",
                "503 | {'status':'approved','reference':'ch_1'}",
                "409 | {'status':'busy'}",
                "422 | {'reason':'idempotency_key_reused'}",
                "429 | {}",
                "400 | {}",
                "301 | {}",
                "200 | {'status':'approved'}",
                "200 | {'status':'pending','reference':'ch_1'}",
                "200 | []",
                "200 | null",
                "200 | <html>"
            })
    void an_answer_that_settles_nothing_is_no_answer(int status, String body) {
        answers(status, body);

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> provider.charge("charge:1", CHARGE));
    }

    @Test
    void a_provider_that_does_not_answer_in_time_is_not_waited_for() {
        hangs = true;

        try (var impatient = new OutsideHttp(Duration.ofMillis(100))) {
            var waiting =
                    new HttpPaymentProvider(impatient, server.uri(), ObjectMapper.getDefault());
            assertThatExceptionOfType(CallFailedException.class)
                    .isThrownBy(() -> waiting.charge("charge:1", CHARGE))
                    .withMessageContaining("within");
        }
    }

    @Test
    void a_provider_that_is_away_gives_no_answer() {
        server.close();

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> provider.charge("charge:1", CHARGE));
    }

    @Test
    void cancelling_a_charge_tells_whether_it_had_been_charged() throws Exception {
        answers(200, "{'status':'not_charged'}");
        assertThat(provider.cancelCharge("cancel-charge:1", "charge:1"))
                .isEqualTo(new NotCharged());

        answers(200, "{'status':'charged','reference':'ch_1'}");
        assertThat(provider.cancelCharge("cancel-charge:1", "charge:1"))
                .isEqualTo(new AlreadyCharged("ch_1"));

        assertThat(server.requests())
                .extracting(request -> request.method() + " " + request.path())
                .containsOnly("POST /v1/charges/charge:1/cancellation");
    }

    @Test
    void a_refund_has_the_providers_reference() throws Exception {
        answers(201, "{'status':'refunded','reference':'re_1'}");

        assertThat(provider.refund("refund:1", REFUND)).isEqualTo("re_1");
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.path()).isEqualTo("/v1/refunds/refund:1");
                    assertThat(request.body())
                            .isEqualTo(
                                    json(
                                            "{'chargeKey':'charge:1','amountMinor':4200,'currency':'EUR'}"));
                });
    }

    private void answers(int status, String body) {
        answer = Optional.of(new Answer(status, json(body)));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
