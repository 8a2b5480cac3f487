package dev.orderlog.projections.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.projections.log.Events;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private Rig rig;
    private Rig.Instance instance;

    @BeforeAll
    void start(@TempDir Path stateDir) throws Exception {
        rig = new Rig();
        instance =
                rig.start(
                        "projections-test",
                        stateDir,
                        Map.of("orderlog.orders.step-deadlines.shipment", "2h"));
        await().atMost(Rig.CEILING).until(instance::isReady);
    }

    @AfterAll
    void stop() throws Exception {
        instance.close();
        rig.close();
    }

    @Test
    void an_order_is_shown_as_its_events_tell_it() throws Exception {
        var order = UUID.randomUUID();
        rig.publish(
                rig.stream(order),
                Events.placed(order),
                Events.charged(order),
                Events.reserved(order),
                Events.shipmentCreated(order));

        var answer = instance.get("/orders/" + order + after("/shipping-service", 1));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"4\"");
        assertThat(JSON.readTree(answer.body()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"id": "%s", "customerId": "customer-1", "status": "READY_FOR_PICKUP", "version": 4, "currency": "EUR",
                                 "lines": [{"sku": "lamp", "quantity": 2, "unitPrice": {"amountMinor": 1250, "currency": "EUR"}}],
                                 "total": {"amountMinor": 2500, "currency": "EUR"},
                                 "payment": {"status": "CHARGED", "reference": "charge-1"},
                                 "inventory": {"status": "RESERVED"},
                                 "shipment": {"status": "CREATED", "carrier": "sandbox", "trackingNumber": "track-1",
                                              "labelId": "label-1", "pickupDeadline": "2026-11-21T11:00:00Z"},
                                 "cancellation": {"status": "NONE"},
                                 "placedAt": "2026-11-21T10:00:00Z", "updatedAt": "2026-11-21T10:00:03Z"}\
                                """
                                        .formatted(order)));
    }

    @Test
    void the_history_lists_each_event_with_its_source_and_cause() throws Exception {
        var order = UUID.randomUUID();
        rig.publish(rig.stream(order), Events.placed(order), Events.charged(order));

        var answer = instance.get("/orders/" + order + "/history" + after("/payment-service", 1));

        var history = JSON.readTree(answer.body());
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(history.get("version").asInt()).isEqualTo(2);
        assertThat(texts(history.get("events"), "type"))
                .containsExactly("OrderPlaced", "PaymentCharged");
        assertThat(texts(history.get("events"), "source"))
                .containsExactly("/order-api", "/payment-service");
        assertThat(history.at("/events/1/causationId")).isEqualTo(history.at("/events/0/id"));
        assertThat(history.at("/events/0").has("causationId")).isFalse();
        assertThat(history.at("/events/0/time").asText()).isEqualTo("2026-11-21T10:00:01Z");
        assertThat(history.at("/events/0/traceparent").asText()).startsWith("00-");
    }

    @Test
    void the_timeline_tells_what_is_done_and_who_is_late_with_what() throws Exception {
        var order = UUID.randomUUID();
        rig.publish(rig.stream(order), Events.placed(order), Events.charged(order));

        var answer = instance.get("/orders/" + order + "/timeline" + after("/payment-service", 1));

        assertThat(answer.headers().firstValue("ETag")).hasValue("\"2.1\"");
        var timeline = JSON.readTree(answer.body());
        assertThat(timeline.get("status").asText()).isEqualTo("PAID");
        assertThat(timeline.get("version").asInt()).isEqualTo(2);
        assertThat(texts(timeline.get("steps"), "state"))
                .containsExactly(
                        "DONE", "DONE", "RUNNING", "EXPECTED", "EXPECTED", "EXPECTED", "EXPECTED");
        assertThat(timeline.at("/steps/1"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"step": "PAYMENT", "state": "DONE", "service": "payment-service", "event": "PaymentCharged",
                                 "since": "2026-11-21T10:00:01Z", "endedAt": "2026-11-21T10:00:02Z", "overdue": false}\
                                """));
        assertThat(timeline.at("/steps/2"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"step": "RESERVATION", "state": "RUNNING", "service": "inventory-service",
                                 "awaits": ["InventoryReserved", "InventoryFailed"],
                                 "since": "2026-11-21T10:00:02Z", "due": "2026-11-21T10:15:02Z", "overdue": true}\
                                """));
        assertThat(timeline.at("/steps/4"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"step": "PICKUP", "state": "EXPECTED", "service": "shipping-service", "signal": true,
                                 "awaits": ["ShipmentPickedUp", "ShipmentExpired"], "overdue": false}\
                                """));
    }

    @Test
    void the_limits_of_a_timeline_are_configured_by_the_keys_of_order_api() throws Exception {
        var order = UUID.randomUUID();
        rig.publish(
                rig.stream(order),
                Events.placed(order),
                Events.charged(order),
                Events.reserved(order));

        var path = "/orders/" + order + "/timeline" + after("/inventory-service", 1);
        var shipment = JSON.readTree(instance.get(path).body()).at("/steps/3");

        assertThat(shipment.get("due").asText()).isEqualTo("2026-11-21T12:00:03Z");
        assertThat(shipment.get("overdue").asBoolean()).isFalse();
        assertThat(instance.get(path, "If-None-Match", "\"3.0\"").statusCode()).isEqualTo(304);
    }

    @Test
    void a_reader_waits_for_the_event_it_names() {
        var order = UUID.randomUUID();
        var stream = rig.stream(order);
        rig.publish(stream, Events.placed(order));
        assertThat(instance.get("/orders/" + order + after("/order-api", 1)).statusCode())
                .isEqualTo(200);

        var waiting = instance.getLater("/orders/" + order + after("/payment-service", 1));
        await().atMost(Rig.CEILING).until(() -> waiters() == 1);
        assertThat(waiting).isNotDone();
        rig.publish(stream, Events.charged(order));

        assertThat(waiting)
                .succeedsWithin(Rig.CEILING)
                .extracting(HttpResponse::body)
                .asString()
                .contains("\"status\":\"PAID\"");
    }

    @Test
    void waiting_in_vain_ends_with_a_problem_that_says_when_to_ask_again() {
        var answer =
                instance.get(
                        "/orders/" + UUID.randomUUID() + "?source=/order-api&sequence=1&wait=1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("not-yet-folded");
    }

    @Test
    void an_unknown_order_is_not_found() {
        var answer = instance.get("/orders/" + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("unknown-order");
    }

    @Test
    void what_cannot_be_asked_gets_a_problem_document() {
        var order = "/orders/" + UUID.randomUUID();

        for (var path :
                List.of(
                        "/orders/not-an-id",
                        order + "?source=/order-api",
                        order + "?sequence=1",
                        order + "?source=/order-api&sequence=0",
                        order + "?source=/order-api&sequence=one",
                        order + "?source=/order-api&sequence=1&wait=-1",
                        "/stock?limit=0")) {
            var answer = instance.get(path);
            assertThat(answer.statusCode()).describedAs(path).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
    }

    @Test
    void a_known_version_is_not_sent_again() {
        var order = UUID.randomUUID();
        rig.publish(rig.stream(order), Events.placed(order));
        instance.get("/orders/" + order + after("/order-api", 1));

        var answer = instance.get("/orders/" + order, "If-None-Match", "\"1\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void repeated_events_change_nothing() {
        var order = UUID.randomUUID();
        var stream = rig.stream(order);
        var placed = stream.say(Events.placed(order));
        var charged = stream.say(Events.charged(order));
        for (var record : List.of(placed, charged, placed, charged, charged)) {
            rig.publish(record);
        }
        rig.publish(stream, Events.reserved(order));

        var answer = instance.get("/orders/" + order + after("/inventory-service", 1));

        assertThat(answer.headers().firstValue("ETag")).hasValue("\"3\"");
    }

    @Test
    void what_cannot_be_folded_is_listed_and_stops_nothing() {
        var order = UUID.randomUUID();
        var stream = rig.stream(order);
        var unknown = stream.say(Events.placed(order));
        unknown.headers().add(CloudEventHeaders.TYPE, "OrderGiftWrapped".getBytes());
        rig.publish(unknown);
        rig.publish(
                new ProducerRecord<>(
                        TopicCatalogue.ORDER_EVENTS, order.toString(), new byte[] {1}));
        rig.publish(stream, Events.charged(order));

        instance.get("/orders/" + order + "/history" + after("/payment-service", 1));

        assertThat(instance.get("/dead-letters").body())
                .contains("UNKNOWN_TYPE", "OrderGiftWrapped", "MALFORMED", order.toString());
        assertThat(instance.get("/prometheus").body())
                .contains("orderlog_projections_dead_letters");
        assertThat(instance.get("/orders/" + order).statusCode()).isEqualTo(404);
    }

    @Test
    void stock_levels_are_listed_page_by_page_in_the_order_of_skus() throws Exception {
        var skus = IntStream.range(0, 25).mapToObj("shelf-%02d"::formatted).toList();
        skus.forEach(sku -> rig.publish(rig.stream(sku), Events.received(sku, 10)));
        skus.forEach(sku -> instance.get("/stock/" + sku + after("/inventory-service", 1)));

        var first = instance.get("/stock?after=shelf-&limit=10");
        var next = tree(first.body()).get("next").asText();
        var second = instance.get("/stock?limit=10&after=" + next);

        assertThat(
                        Stream.of(first, second)
                                .flatMap(page ->
                                        texts(tree(page.body()).get("stock"), "sku").stream()))
                .isEqualTo(skus.subList(0, 20));
        assertThat(
                        instance.get(
                                        "/stock?after=shelf-&limit=10",
                                        "If-None-Match",
                                        first.headers().firstValue("ETag").orElseThrow())
                                .statusCode())
                .isEqualTo(304);
        assertThat(tree(instance.get("/stock/shelf-03").body()).get("available").asInt())
                .isEqualTo(10);
        assertThat(instance.get("/stock/nothing-like-it").statusCode()).isEqualTo(404);
    }

    private static String after(String source, long sequence) {
        return "?source=" + source + "&sequence=" + sequence + "&wait=10000";
    }

    private double waiters() {
        return instance.get("/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("orderlog_projections_waiting"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new AssertionError(body, malformed);
        }
    }

    private static List<String> texts(JsonNode list, String field) {
        return Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                .map(index -> list.get(index).get(field).asText())
                .toList();
    }
}
