package dev.orderlog.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.events.ShipmentCancellationRejected;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentFailed;
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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class ShippingServiceTest {

    private static final FakeCarrier CARRIER = new FakeCarrier();
    private static ServiceServers servers;
    private static OtherServices others;
    private static LogReader log;
    private static ApplicationContext shipping;

    private final UUID order = EventIds.next();

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        servers = ServiceServers.fresh("shipping");
        others = new OtherServices();
        log = new LogReader(TopicCatalogue.ORDER_EVENTS);
        shipping = startShipping();
    }

    @AfterAll
    static void stop() throws IOException {
        shipping.close();
        log.close();
        others.close();
        CARRIER.close();
    }

    @Test
    void a_reserved_order_gets_a_label_and_the_shipment_names_its_cause() {
        place(FakeCarrier.STANDARD);
        var reserved = reserve();

        var created = log.await(order, "ShipmentCreated");

        assertThat(created.event())
                .isInstanceOfSatisfying(
                        ShipmentCreated.class,
                        event -> {
                            assertThat(event.getLabelId()).isEqualTo(labelId());
                            assertThat(event.getCarrier()).isEqualTo("fake");
                            assertThat(
                                            Duration.between(
                                                    event.getCreatedAt(),
                                                    event.getPickupDeadline()))
                                    .isEqualTo(Duration.ofDays(7));
                        });
        assertThat(created.header("ce_source")).isEqualTo("/shipping-service");
        assertThat(created.header("causationid")).isEqualTo(reserved.toString());
        assertThat(CARRIER.asked(labelPath()))
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.method()).isEqualTo("PUT");
                    assertThat(request.key()).isEqualTo("label:" + order);
                    assertThat(request.body()).contains(order.toString(), "Main Street 1", "10115");
                });
    }

    @Test
    void an_address_that_the_carrier_rejects_fails_the_shipment() {
        place(FakeCarrier.REJECTS);
        reserve();

        assertThat(log.await(order, "ShipmentFailed").event())
                .isInstanceOfSatisfying(
                        ShipmentFailed.class,
                        event -> assertThat(event.getReason()).isEqualTo("address_rejected"));
    }

    @Test
    void a_label_whose_answer_is_lost_is_asked_for_again_with_the_same_key() {
        place(FakeCarrier.SELLS_THEN_HANGS);
        reserve();

        log.await(order, "ShipmentCreated");

        assertThat(CARRIER.asked(labelPath()))
                .hasSizeGreaterThan(1)
                .allSatisfy(request -> assertThat(request.key()).isEqualTo("label:" + order));
        assertThat(said()).containsExactly("ShipmentCreated");
    }

    @Test
    void a_label_in_flight_when_the_process_ended_is_bought_after_the_restart() {
        place(FakeCarrier.HANGS);
        reserve();
        await().until(() -> !CARRIER.asked(labelPath()).isEmpty());

        shipping.close();
        assertThat(said()).isEmpty();
        shipping = startShipping();

        log.await(order, "ShipmentCreated");
    }

    @Test
    void a_reservation_heard_twice_buys_one_label() throws Exception {
        place(FakeCarrier.STANDARD);
        var reserved = others.say(order, Events.reserved(order));
        others.sayAgain(reserved);
        log.await(order, "ShipmentCreated");
        others.sayAgain(reserved);

        assertThat(post("/shipments/" + order + "/pickup").statusCode()).isEqualTo(202);
        cancel();
        log.await(order, "ShipmentCancellationRejected");

        assertThat(said())
                .containsExactly(
                        "ShipmentCreated", "ShipmentPickedUp", "ShipmentCancellationRejected");
    }

    @Test
    void a_parcel_that_was_picked_up_has_no_deadline_any_more() throws Exception {
        place(FakeCarrier.STANDARD);
        reserve();
        log.await(order, "ShipmentCreated");
        assertThat(deadlines(order)).containsExactly("pickup-expiry-0", "pickup-reminder-0");

        assertThat(post("/shipments/" + order + "/pickup").statusCode()).isEqualTo(202);

        assertThat(deadlines(order)).isEmpty();
    }

    @Test
    void a_parcel_is_picked_up_and_delivered_and_signals_may_be_repeated() throws Exception {
        place(FakeCarrier.STANDARD);
        reserve();
        log.await(order, "ShipmentCreated");

        assertProblem(post("/shipments/" + order + "/delivery"), 409, "not-picked-up");
        assertThat(post("/shipments/" + order + "/pickup").statusCode()).isEqualTo(202);
        assertThat(post("/shipments/" + order + "/pickup").statusCode()).isEqualTo(202);
        var delivery = post("/shipments/" + order + "/delivery");
        assertThat(post("/shipments/" + order + "/delivery").statusCode()).isEqualTo(202);

        assertThat(delivery.statusCode()).isEqualTo(202);
        assertThat(delivery.body()).contains("\"status\":\"DELIVERED\"");
        log.await(order, "ShipmentDelivered");
        assertThat(said())
                .containsExactly("ShipmentCreated", "ShipmentPickedUp", "ShipmentDelivered");
        assertThat(get("/shipments/" + order).body())
                .contains("\"status\":\"DELIVERED\"", labelId(), "\"trackingNumber\":\"T1\"");
    }

    @Test
    void a_signal_that_does_not_fit_is_a_problem() throws Exception {
        assertProblem(post("/shipments/" + order + "/pickup"), 404, "no-such-shipment");
        assertProblem(get("/shipments/" + order), 404, "no-such-shipment");
        assertProblem(post("/shipments/nonsense/pickup"), 400, "bad-request");

        place(FakeCarrier.STANDARD);
        await().untilAsserted(() ->
                assertProblem(post("/shipments/" + order + "/pickup"), 409, "label-not-bought"));
    }

    @Test
    void a_cancellation_before_the_label_is_answered_at_once_and_no_label_is_bought() {
        place(FakeCarrier.STANDARD);
        cancel();
        reserve();

        assertThat(log.await(order, "ShipmentCancelled").event())
                .isInstanceOfSatisfying(
                        ShipmentCancelled.class, event -> assertThat(event.getLabelId()).isEmpty());
        assertThat(CARRIER.asked(labelPath())).isEmpty();
    }

    @Test
    void a_label_bought_while_the_cancellation_arrived_is_announced_and_voided() {
        place(FakeCarrier.SELLS_WHEN_TOLD);
        reserve();
        await().until(() -> !CARRIER.asked(labelPath()).isEmpty());
        cancel();
        await().untilAsserted(() ->
                assertThat(get("/shipments/" + order).body()).contains("BUYING_LABEL_CANCELLED"));

        CARRIER.sell();

        log.await(order, "ShipmentCancelled");
        assertThat(CARRIER.voided(labelId())).isTrue();
        assertThat(said()).containsExactly("ShipmentCreated", "ShipmentCancelled");
    }

    @Test
    void a_carrier_that_keeps_the_label_is_asked_anew_by_the_next_cancellation() {
        place(FakeCarrier.KEEPS_THE_FIRST_TIME);
        reserve();
        log.await(order, "ShipmentCreated");
        cancel();
        assertThat(log.await(order, "ShipmentCancellationRejected").event())
                .isInstanceOfSatisfying(
                        ShipmentCancellationRejected.class,
                        event -> assertThat(event.getReason()).isEqualTo("carrier_refused"));

        cancel();

        log.await(order, "ShipmentCancelled");
        assertThat(CARRIER.asked("/v1/labels/" + labelId() + "/void"))
                .extracting(request -> request.key())
                .containsOnly("void:" + order, "void:" + order + ":2");
    }

    @Test
    void a_parcel_nobody_picks_up_is_reminded_a_day_before_it_expires_also_across_a_restart() {
        place(FakeCarrier.STANDARD);
        var reserved = reserve();
        log.await(order, "ShipmentCreated");

        forward(Duration.ofDays(6));
        log.await(order, "ShipmentPickupReminded");
        shipping.close();
        shipping = startShipping();
        forward(Duration.ofDays(1));

        var expired = log.await(order, "ShipmentExpired");
        assertThat(expired.header("causationid")).isNotEmpty().isNotEqualTo(reserved.toString());
        await().until(() -> CARRIER.voided(labelId()));
        assertThat(said())
                .containsExactly("ShipmentCreated", "ShipmentPickupReminded", "ShipmentExpired");
    }

    private static void forward(Duration duration) {
        TestClock.CLOCK.forward(duration);
        shipping.getBean(ServiceRuntime.class).lookForDeadlines();
    }

    private static ApplicationContext startShipping() {
        var configuration = servers.configuration();
        configuration.put("orderlog.shipping.carrier-url", CARRIER.url());
        configuration.put("orderlog.calls.timeout", "2s");
        configuration.put("orderlog.calls.claim", "5s");
        return ShippingService.start(configuration);
    }

    private void place(String service) {
        others.say(order, Events.placed(order).setShippingService(service).build());
    }

    private UUID reserve() {
        return others.say(order, Events.reserved(order)).id();
    }

    private void cancel() {
        others.say(order, Events.cancellationRequested(order));
    }

    private String labelPath() {
        return "/v1/labels/label:" + order;
    }

    private String labelId() {
        return "lbl-" + order;
    }

    private List<String> said() {
        return log.of(order.toString()).stream()
                .filter(event -> event.header("ce_source").equals("/shipping-service"))
                .map(LogReader.Read::type)
                .toList();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:orderlog:problem:" + name);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(path, "GET");
    }

    private static HttpResponse<String> post(String path) throws Exception {
        return send(path, "POST");
    }

    private static HttpResponse<String> send(String path, String method) throws Exception {
        var uri = shipping.getBean(EmbeddedServer.class).getURI().resolve(path);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
                    BodyHandlers.ofString());
        }
    }

    private static List<String> deadlines(UUID order) throws SQLException {
        try (var connection = servers.connect();
                var statement =
                        connection.prepareStatement(
                                "select split_part(task_instance, ':', 2) from scheduled_tasks"
                                        + " where task_instance like ? order by 1")) {
            statement.setString(1, order + ":%");
            var names = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }
}
