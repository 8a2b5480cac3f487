package dev.orderlog.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.log.Events;
import dev.orderlog.testkit.log.LogReader;
import dev.orderlog.testkit.log.OtherServices;
import dev.orderlog.testkit.log.ServiceServers;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

class PaymentServiceTest {

    private static final FakeProvider PROVIDER = new FakeProvider();
    private static ServiceServers servers;
    private static OtherServices others;
    private static LogReader log;
    private static ApplicationContext payment;

    private final UUID order = EventIds.next();

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        servers = ServiceServers.fresh("payment");
        others = new OtherServices();
        log = new LogReader(TopicCatalogue.ORDER_EVENTS);
        payment = startPayment();
    }

    @AfterAll
    static void stop() throws IOException {
        payment.close();
        log.close();
        others.close();
        PROVIDER.close();
    }

    @Test
    void a_placed_order_is_charged_its_total_and_the_charge_names_its_cause() {
        var placed = place(FakeProvider.APPROVES);

        var charged = log.await(order, "PaymentCharged");

        assertThat(charged.event())
                .isInstanceOfSatisfying(
                        PaymentCharged.class,
                        event -> {
                            assertThat(event.getOrderId()).isEqualTo(order);
                            assertThat(event.getAmount()).isEqualTo(Events.PRICE);
                            assertThat(event.getProviderReference()).isEqualTo("ch_" + chargeKey());
                        });
        assertThat(charged.header("ce_source")).isEqualTo("/payment-service");
        assertThat(charged.header("causationid")).isEqualTo(placed.toString());
        assertThat(charged.header("correlationid")).isEqualTo(order.toString());
        assertThat(charged.header("sequence")).isEqualTo("1");
        assertThat(PROVIDER.asked("/v1/charges/" + chargeKey()))
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.method()).isEqualTo("PUT");
                    assertThat(request.key()).isEqualTo(chargeKey());
                    assertThat(request.body())
                            .contains("4200", "EUR", FakeProvider.APPROVES, order.toString());
                });
    }

    @Test
    void a_declined_charge_fails_the_payment() {
        place(FakeProvider.DECLINES);

        assertThat(log.await(order, "PaymentFailed").event())
                .isInstanceOfSatisfying(
                        PaymentFailed.class,
                        event -> assertThat(event.getReason()).isEqualTo("insufficient_funds"));
    }

    @Test
    void an_unavailable_provider_is_asked_again_with_the_same_key() {
        place(FakeProvider.FAILS_TWICE);

        log.await(order, "PaymentCharged");

        assertThat(PROVIDER.asked("/v1/charges/" + chargeKey()))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(request -> assertThat(request.key()).isEqualTo(chargeKey()));
    }

    @Test
    void a_charge_whose_answer_is_lost_is_asked_for_again_and_announced_once() {
        place(FakeProvider.CHARGES_THEN_HANGS);

        log.await(order, "PaymentCharged");
        refund();

        assertThat(PROVIDER.asked("/v1/charges/" + chargeKey())).hasSizeGreaterThan(1);
        assertThat(said()).containsExactly("PaymentCharged", "PaymentRefunded");
    }

    @Test
    void a_charge_in_flight_when_the_process_ended_is_made_again_after_the_restart() {
        place(FakeProvider.HANGS);
        await().until(() -> !PROVIDER.asked("/v1/charges/" + chargeKey()).isEmpty());

        payment.close();
        assertThat(said()).isEmpty();
        payment = startPayment();

        log.await(order, "PaymentCharged");
        assertThat(PROVIDER.asked("/v1/charges/" + chargeKey()))
                .hasSizeGreaterThan(1)
                .allSatisfy(request -> assertThat(request.key()).isEqualTo(chargeKey()));
    }

    @Test
    void an_order_heard_twice_is_charged_once_also_across_a_restart() {
        var placed = others.say(order, placed(FakeProvider.APPROVES));
        others.sayAgain(placed);
        log.await(order, "PaymentCharged");
        payment.close();
        others.sayAgain(placed);
        payment = startPayment();

        refund();

        assertThat(said()).containsExactly("PaymentCharged", "PaymentRefunded");
    }

    @Test
    void money_of_an_order_out_of_stock_goes_back_once() {
        place(FakeProvider.APPROVES);
        log.await(order, "PaymentCharged");

        var failed = others.say(order, Events.outOfStock(order));
        others.sayAgain(failed);

        var refunded = log.await(order, "PaymentRefunded");
        assertThat(refunded.event())
                .isInstanceOfSatisfying(
                        PaymentRefunded.class,
                        event -> assertThat(event.getAmount()).isEqualTo(Events.PRICE));
        assertThat(refunded.header("causationid")).isEqualTo(failed.id().toString());
        assertThat(said()).containsExactly("PaymentCharged", "PaymentRefunded");
    }

    @Test
    void a_cancellation_that_overtakes_the_charge_is_settled_by_cancelling_it() {
        place(FakeProvider.HANGS);
        await().until(() -> !PROVIDER.asked("/v1/charges/" + chargeKey()).isEmpty());
        cancel();
        release();

        log.await(order, "PaymentCancelled");

        assertThat(PROVIDER.moved(chargeKey())).isFalse();
        assertThat(said()).containsExactly("PaymentCancelled");
    }

    @Test
    void a_charge_that_succeeded_unseen_is_found_when_it_is_cancelled_and_refunded() {
        place(FakeProvider.CHARGES_THEN_HANGS);
        await().until(() -> PROVIDER.moved(chargeKey()));
        cancel();
        release();

        log.await(order, "PaymentRefunded");

        assertThat(PROVIDER.moved("refund:" + order)).isTrue();
        assertThat(said()).containsExactly("PaymentCharged", "PaymentRefunded");
    }

    @Test
    void support_sees_where_a_payment_is() throws Exception {
        place(FakeProvider.APPROVES);
        log.await(order, "PaymentCharged");

        var found = get("/payments/" + order);

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body())
                .contains("\"status\":\"CHARGED\"", "\"amountMinor\":4200", "ch_" + chargeKey());
    }

    @Test
    void an_unknown_payment_and_a_bad_order_id_are_problems() throws Exception {
        var unknown = get("/payments/" + order);
        var bad = get("/payments/nonsense");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(List.of(unknown, bad))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Content-Type"))
                                .hasValue("application/problem+json"));
    }

    @Test
    void the_service_says_that_it_is_ready() {
        await().untilAsserted(() -> assertThat(get("/health").body()).contains("\"UP\""));
    }

    private static ApplicationContext startPayment() {
        var configuration = servers.configuration();
        configuration.put("orderlog.payment.provider-url", PROVIDER.url());
        configuration.put("orderlog.calls.timeout", "2s");
        configuration.put("orderlog.calls.claim", "5s");
        return PaymentService.start(configuration);
    }

    private UUID place(String token) {
        return others.say(order, placed(token)).id();
    }

    private void refund() {
        release();
        log.await(order, "PaymentRefunded");
    }

    private void cancel() {
        others.say(order, Events.cancellationRequested(order));
    }

    private void release() {
        others.say(order, Events.released(order));
    }

    private OrderPlaced placed(String token) {
        return Events.placed(order).setPaymentToken(token).build();
    }

    private String chargeKey() {
        return "charge:" + order;
    }

    private List<String> said() {
        return log.of(order.toString()).stream()
                .filter(event -> event.header("ce_source").equals("/payment-service"))
                .map(LogReader.Read::type)
                .toList();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        var uri = payment.getBean(EmbeddedServer.class).getURI().resolve(path);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
