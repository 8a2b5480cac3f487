package dev.orderlog.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.http.RecordingServer;
import dev.orderlog.testkit.http.RecordingServer.Answer;
import dev.orderlog.testkit.http.RecordingServer.Request;
import dev.orderlog.testkit.log.Events;
import dev.orderlog.testkit.log.LogReader;
import dev.orderlog.testkit.log.OtherServices;
import dev.orderlog.testkit.log.ServiceServers;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

class ParkedPaymentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Money PRICE = new Money(4_200L, "EUR");
    private static final String TOPIC = TopicCatalogue.ORDER_EVENTS;
    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();
    private static final RecordingServer PROVIDER =
            RecordingServer.start(ParkedPaymentsTest::provider);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static OtherServices others;
    private static LogReader log;
    private static EventSerde serde;
    private static KafkaProducer<String, byte[]> producer;
    private static ApplicationContext payment;

    private final UUID order = EventIds.next();

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        var configuration = ServiceServers.fresh("parked").configuration();
        configuration.put("orderlog.payment.provider-url", PROVIDER.uri().toString());
        configuration.put("orderlog.calls.attempts-max", 3);
        configuration.put("orderlog.calls.backoff-first", "20ms");
        configuration.put("orderlog.calls.breaker-failures-max", 100);
        configuration.put("orderlog.parked.measure-interval", "100ms");
        others = new OtherServices();
        log = new LogReader(TOPIC);
        serde =
                EventSerde.at(
                        RegistrySettings.at(SharedServers.registry().url()).withAutoRegister());
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        payment = PaymentService.start(configuration);
    }

    @AfterAll
    static void stop() throws IOException {
        payment.close();
        log.close();
        others.close();
        serde.close();
        producer.close();
        PROVIDER.close();
        HTTP.close();
    }

    @Test
    void a_parked_order_is_listed_shown_redriven_in_vain_discarded_and_then_catches_up() {
        poison(order, "OrderPlaced");
        others.say(order, placed());
        await().until(() -> waiting() == 2);

        var listed = get("/parked?order=" + order).get("parked").get(0);
        assertThat(listed.get("kind").asText()).isEqualTo("undecodable");
        assertThat(listed.get("reason").asText())
                .isEqualTo("announced as OrderPlaced but is dev.orderlog.events.PaymentCharged");

        var shown = get("/parked/" + order);
        var culprit = shown.get("records").get(0);
        assertThat(culprit.get("unreadable").asText()).startsWith("announced as OrderPlaced");
        assertThat(culprit.get("value").asText()).isNotEmpty();
        assertThat(culprit.get("headers").findValuesAsText("name")).contains("ce_id", "ce_type");
        assertThat(shown.get("records").get(1).get("decodesAs").asText()).isEqualTo("OrderPlaced");
        assertThat(shown.get("records").get(1).get("kind").asText()).isEqualTo("behind");

        var dry = post("/parked/" + order + "/redrive", "{\"dryRun\": true}", "ada");
        assertThat(dry.get("handled").asLong()).isZero();
        assertThat(dry.get("stop").get("kind").asText()).isEqualTo("undecodable");
        assertThat(acts()).isEmpty();

        post("/parked/" + order + "/redrive", "", "ada");
        assertThat(get("/parked?order=" + order).get("parked").get(0).get("attempts").asInt())
                .isEqualTo(1);

        var discarded = post("/parked/" + order + "/discard", "{\"reason\": \"not ours\"}", "ada");
        assertThat(discarded.get("records")).hasSize(1);
        assertThat(discarded.get("waiting").asLong()).isEqualTo(1);
        var redriven = post("/parked/" + order + "/redrive", "{}", "grace");
        assertThat(redriven.get("handled").asLong()).isEqualTo(1);
        assertThat(redriven.get("waiting").asLong()).isZero();

        log.await(order, "PaymentCharged");
        assertThat(status(request("/parked/" + order))).isEqualTo(404);
        assertThat(acts())
                .extracting(act -> act.get("by").asText() + " " + act.get("act").asText())
                .containsExactly("grace redrive", "ada discard", "ada redrive");
        assertThat(acts().get(1).get("reason").asText()).isEqualTo("not ours");
    }

    @Test
    void an_event_whose_content_is_about_another_order_moves_no_money() {
        var other = EventIds.next();
        var said = others.say(other, placed());
        await().until(() -> get("/parked?order=" + other).get("parked").size() == 1);

        var culprit = get("/parked/" + other).get("records").get(0);
        assertThat(culprit.get("kind").asText()).isEqualTo("wrong_key");
        assertThat(culprit.get("reason").asText())
                .isEqualTo("the value is about " + order + ", not about " + other);
        assertThat(said.subject()).isEqualTo(other.toString());
        assertThat(attempts("charge:" + order) + attempts("charge:" + other)).isZero();
    }

    @Test
    void what_was_discarded_stays_discarded_when_it_is_read_again() {
        var poison = poison(order, "OrderPlaced");
        await().until(() -> waiting() == 1);
        post("/parked/" + order + "/discard", "{\"reason\": \"not ours\", \"all\": true}", "ada");

        producer.send(poison);
        others.say(order, placed());

        log.await(order, "PaymentCharged");
        assertThat(waiting()).isZero();
    }

    @Test
    void a_refund_that_never_succeeds_waits_for_a_person_who_can_have_it_made_again() {
        FAILING.add("refund:" + order);
        others.say(order, placed());
        log.await(order, "PaymentCharged");
        others.say(order, new InventoryFailed(order, List.of(), Instant.now()));
        await().until(() -> status(request("/parked/" + order)) == 200);

        var call = get("/parked/" + order).get("calls").get(0);
        assertThat(call.get("key").asText()).isEqualTo("refund:" + order);
        assertThat(call.get("attempts").asInt()).isEqualTo(3);
        assertThat(call.get("error").asText()).contains("503");
        var listed = get("/parked?kind=call&order=" + order).get("parked").get(0);
        assertThat(listed.get("call").asText()).isEqualTo("refund:" + order);
        assertThat(listed.get("destination").asText()).isEqualTo("refund");
        assertThat(attempts("refund:" + order)).isEqualTo(3);

        FAILING.remove("refund:" + order);
        var redriven = post("/parked/" + order + "/redrive", "{}", "ada");

        assertThat(redriven.get("calls").get(0).asText()).isEqualTo("refund:" + order);
        log.await(order, "PaymentRefunded");
        assertThat(attempts("refund:" + order)).isEqualTo(4);
        assertThat(acts())
                .extracting(act -> act.get("act").asText())
                .containsExactly("redrive_call");
    }

    @Test
    void a_call_is_discarded_with_a_reason_and_never_made_again() {
        FAILING.add("charge:" + order);
        others.say(order, placed());
        await().until(() -> status(request("/parked/" + order)) == 200);

        var discarded =
                post("/parked/" + order + "/discard", "{\"reason\": \"paid in cash\"}", "ada");

        assertThat(discarded.get("calls").get(0).asText()).isEqualTo("charge:" + order);
        assertThat(status(request("/parked/" + order))).isEqualTo(404);
        assertThat(acts().getFirst().get("what").asText()).contains("charge:" + order, "4200");
        assertThat(acts().getFirst().get("reason").asText()).isEqualTo("paid in cash");
    }

    @Test
    void many_are_redriven_by_filter_at_a_limited_pace_after_a_dry_run() {
        var orders = new ArrayList<UUID>();
        var type = "Unheard" + order.toString().substring(30);
        for (int i = 0; i < 5; i++) {
            var each = EventIds.next();
            orders.add(each);
            poison(each, type);
        }
        await().until(() -> get("/parked?type=" + type).get("parked").size() == 5);
        assertThat(get("/parked?type=" + type).get("counts").get("kinds").get("unknown_type"))
                .hasToString("5");

        var filter = "{\"type\": \"" + type + "\", \"ordersMax\": 3, \"perSecondMax\": 100%s}";
        var dry = post("/parked/redrive", filter.formatted(", \"dryRun\": true"), "ada");
        assertThat(dry.get("stillParked").asLong()).isEqualTo(3);
        var first = post("/parked/redrive", filter.formatted(""), "ada");
        var second =
                post(
                        "/parked/redrive",
                        filter.formatted(", \"after\": \"" + first.get("next").asText() + "\""),
                        "ada");

        assertThat(first.get("orders")).hasSize(3);
        assertThat(second.get("orders")).hasSize(2);
        assertThat(second.has("next")).isFalse();
        assertThat(get("/parked?type=" + type).get("parked").findValuesAsText("attempts"))
                .containsExactly("1", "1", "1", "1", "1");
        orders.forEach(each ->
                post(
                        "/parked/" + each + "/discard",
                        "{\"reason\": \"a test\", \"all\": true}",
                        "ada"));
    }

    @Test
    void the_list_is_paged_and_a_page_is_never_larger_than_asked_for() {
        var type = "Paged" + order.toString().substring(30);
        for (int i = 0; i < 3; i++) {
            poison(EventIds.next(), type);
        }
        await().until(() -> get("/parked?type=" + type).get("parked").size() == 3);

        var first = get("/parked?limit=2&type=" + type);
        var second = get("/parked?limit=2&type=" + type + "&after=" + first.get("next").asText());

        assertThat(first.get("parked")).hasSize(2);
        assertThat(second.get("parked")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(get("/parked?since=2100-01-01T00:00:00Z").get("parked")).isEmpty();
    }

    @Test
    void what_makes_no_sense_is_a_problem_and_changes_nothing() {
        assertThat(status(request("/parked?kind=nonsense"))).isEqualTo(400);
        assertThat(status(request("/parked?since=yesterday"))).isEqualTo(400);
        assertThat(status(request("/parked?after=x"))).isEqualTo(400);
        assertThat(status(request("/parked?limit=0"))).isEqualTo(400);
        assertThat(status(request("/parked/acts?before=x"))).isEqualTo(400);
        assertThat(status(request("/parked/" + order))).isEqualTo(404);
        assertThat(status(body("/parked/" + order + "/redrive", "{}"))).isEqualTo(404);
        assertThat(status(body("/parked/" + order + "/discard", "{}"))).isEqualTo(400);
        assertThat(status(body("/parked/" + order + "/discard", "{\"reason\": \"x\"}")))
                .isEqualTo(404);
        assertThat(status(body("/parked/redrive", "{\"perSecondMax\": 0}"))).isEqualTo(400);
        assertThat(status(body("/parked/redrive", "{\"al\": true}"))).isEqualTo(400);
    }

    @Test
    void what_waits_is_measured_and_readiness_mentions_it() {
        poison(order, "OrderPlaced");

        await().untilAsserted(() ->
                assertThat(text("/prometheus"))
                        .containsPattern(
                                "orderlog_parked_orders\\{source=\"/payment-service\"\\} [1-9]")
                        .contains("orderlog_parked_oldest_age_seconds")
                        .contains("orderlog_calls_waiting", "orderlog_calls_left_alone"));
        assertThat(text("/health/readiness")).contains("\"UP\"", "parked-orders");
    }

    /** An event of ours under another name. */
    private static ProducerRecord<String, byte[]> poison(UUID order, String type) {
        var event =
                new Envelope(
                        EventIds.next(),
                        type,
                        "/elsewhere",
                        order.toString(),
                        TOPIC,
                        Instant.now(),
                        null,
                        order,
                        1,
                        1,
                        null,
                        serde.encode(
                                TOPIC, new PaymentCharged(order, PRICE, "ref", Instant.now())));
        var record = CloudEventHeaders.toRecord(event, 0);
        producer.send(record);
        producer.flush();
        return record;
    }

    private static Optional<Answer> provider(Request request) {
        var parts = request.path().split("/");
        if (FAILING.contains(parts[3])) {
            return Optional.of(new Answer(503, "{}"));
        }
        return Optional.of(
                parts[2].equals("refunds")
                        ? new Answer(200, "{\"status\":\"refunded\",\"reference\":\"re\"}")
                        : new Answer(201, "{\"status\":\"approved\",\"reference\":\"ch\"}"));
    }

    private static long attempts(String key) {
        return PROVIDER.requests().stream().filter(each -> each.key().equals(key)).count();
    }

    private long waiting() {
        var parked = get("/parked?order=" + order).get("parked");
        return parked.isEmpty() ? 0 : parked.get(0).get("waiting").asLong();
    }

    private List<JsonNode> acts() {
        var acts = new ArrayList<JsonNode>();
        get("/parked/acts?order=" + order).get("acts").forEach(acts::add);
        return acts;
    }

    private static JsonNode get(String path) {
        return json(send(request(path)));
    }

    private static String text(String path) {
        return send(request(path)).body();
    }

    private static JsonNode post(String path, String body, String as) {
        return json(send(body(path, body).header("Orderlog-As", as)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(answer.body(), noJson);
        }
    }

    private static int status(HttpRequest.Builder request) {
        return send(request).statusCode();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(payment.getBean(EmbeddedServer.class).getURI().resolve(path));
    }

    private static HttpRequest.Builder body(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private OrderPlaced placed() {
        return Events.placed(order).setTotal(PRICE).setPaymentToken("tok").build();
    }
}
