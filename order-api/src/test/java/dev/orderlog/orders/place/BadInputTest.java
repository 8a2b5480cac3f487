package dev.orderlog.orders.place;

import static dev.orderlog.orders.RunningOrders.line;
import static dev.orderlog.orders.RunningOrders.list;
import static dev.orderlog.orders.RunningOrders.now;
import static dev.orderlog.orders.RunningOrders.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.orders.RunningOrders;
import dev.orderlog.orders.RunningOrders.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Limits are set small here, so that each can be met at its edge, and to show that each can be set. */
class BadInputTest {

    private static final int BODY_MAX = 4096;

    private static final RunningOrders ORDERS =
            new RunningOrders(
                    Map.of(
                            "orderlog.orders.lines-max", 3,
                            "orderlog.orders.quantity-max", 50,
                            "orderlog.orders.total-minor-max", 100_000,
                            "orderlog.orders.text-length-max", 20,
                            "orderlog.orders.body-size-max", BODY_MAX,
                            "orderlog.orders.idempotency-keys.length-max", 10));

    @AfterAll
    static void stop() {
        ORDERS.close();
    }

    static Stream<Arguments> wrongOrders() {
        return Stream.of(
                wrong("no customer", "/customerId", o -> o.remove("customerId")),
                wrong("null customer", "/customerId", o -> o.putNull("customerId")),
                wrong("blank customer", "/customerId", o -> o.put("customerId", "  ")),
                wrong("customer of another type", "/customerId", o -> o.put("customerId", 7)),
                wrong("long customer", "/customerId", o -> o.put("customerId", "c".repeat(21))),
                wrong("control character", "/customerId", o -> o.put("customerId", "a\u0000b")),
                wrong("unknown currency", "/currency", o -> o.put("currency", "EUX")),
                wrong("currency in small letters", "/currency", o -> o.put("currency", "eur")),
                wrong("currency without minor units", "/currency", o -> o.put("currency", "XAU")),
                wrong("no lines", "/lines", o -> o.remove("lines")),
                wrong("empty lines", "/lines", o -> o.set("lines", list())),
                wrong("lines of another type", "/lines", o -> o.put("lines", "cup")),
                wrong("a line of another type", "/lines/0", o -> o.putArray("lines").add("cup")),
                wrong("too many lines", "/lines", o -> o.set("lines", lines(4))),
                wrong(
                        "two lines of a SKU",
                        "/lines/1/sku",
                        o -> o.set("lines", list(line("cup", 1, 1), line("cup", 1, 1)))),
                wrong("a SKU with a blank", "/lines/0/sku", o -> first(o).put("sku", "a b")),
                wrong("a long SKU", "/lines/0/sku", o -> first(o).put("sku", "s".repeat(65))),
                wrong("no quantity", "/lines/0/quantity", o -> first(o).remove("quantity")),
                wrong("quantity zero", "/lines/0/quantity", o -> first(o).put("quantity", 0)),
                wrong("negative quantity", "/lines/0/quantity", o -> first(o).put("quantity", -1)),
                wrong(
                        "quantity over the limit",
                        "/lines/0/quantity",
                        o -> first(o).put("quantity", 51)),
                wrong(
                        "quantity over an int",
                        "/lines/0/quantity",
                        o -> first(o).put("quantity", 1L << 32 | 1)),
                wrong(
                        "quantity over a long",
                        "/lines/0/quantity",
                        o -> first(o).put("quantity", new java.math.BigInteger("9".repeat(30)))),
                wrong("half a piece", "/lines/0/quantity", o -> first(o).put("quantity", 0.5)),
                wrong("quantity as text", "/lines/0/quantity", o -> first(o).put("quantity", "2")),
                wrong(
                        "negative price",
                        "/lines/0/unitPriceMinor",
                        o -> first(o).put("unitPriceMinor", -1)),
                wrong(
                        "price over the limit",
                        "/lines/0/unitPriceMinor",
                        o -> first(o).put("unitPriceMinor", 100_001)),
                wrong("total zero", "/lines", o -> o.set("lines", list(line("cup", 1, 0)))),
                wrong(
                        "total over the limit",
                        "/lines",
                        o -> o.set("lines", list(line("cup", 2, 50_001)))),
                wrong("no token", "/paymentToken", o -> o.remove("paymentToken")),
                wrong(
                        "unknown shape of service",
                        "/shippingService",
                        o -> o.put("shippingService", "Über Nacht")),
                wrong("no address", "/shippingAddress", o -> o.remove("shippingAddress")),
                wrong(
                        "address of another type",
                        "/shippingAddress",
                        o -> o.put("shippingAddress", "Berlin")),
                wrong(
                        "unknown country",
                        "/shippingAddress/country",
                        o -> address(o).put("country", "XX")),
                wrong("no city", "/shippingAddress/city", o -> address(o).remove("city")),
                wrong(
                        "blank second line",
                        "/shippingAddress/line2",
                        o -> address(o).put("line2", "")),
                wrong("an unknown field", "/coupon", o -> o.put("coupon", "X")),
                wrong(
                        "an unknown field of a line",
                        "/lines/1/colour",
                        o -> ((ObjectNode) o.at("/lines/1")).put("colour", "red")),
                wrong(
                        "an unknown field of the address",
                        "/shippingAddress/a~1b~0c",
                        o -> address(o).put("a/b~c", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongOrders")
    void a_wrong_order_is_refused_with_the_place_that_is_wrong(
            String what, String pointer, Consumer<ObjectNode> spoil) {
        var body = order();
        spoil.accept(body);
        var refused = ORDERS.place(body.toString());
        assertProblem(refused, 400, "invalid-order");
        assertThat(pointers(refused)).containsExactly(pointer);
        assertThat(refused.json().at("/detail").asText()).contains(pointer);
    }

    static Stream<Arguments> rightOrders() {
        return Stream.of(
                right("as many lines as may be", o -> o.set("lines", lines(3))),
                right("as many pieces as may be", o -> first(o).put("quantity", 50)),
                right(
                        "as high a total as may be",
                        o -> o.set("lines", list(line("cup", 2, 50_000)))),
                right(
                        "the lowest total",
                        o -> o.set("lines", list(line("cup", 1, 1), line("gift", 1, 0)))),
                right("as long a text as may be", o -> o.put("customerId", "c".repeat(20))),
                right("as long a SKU as may be", o -> first(o).put("sku", "s".repeat(64))),
                right("a currency without cents", o -> o.put("currency", "JPY")),
                right("no second line", o -> address(o).putNull("line2")),
                right("letters of every script", o -> address(o).put("name", "Зоя Ω 愛 😀")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rightOrders")
    void an_order_at_the_edge_of_what_may_be_is_accepted(String what, Consumer<ObjectNode> change) {
        var body = order();
        change.accept(body);
        assertThat(ORDERS.place(body.toString()).status()).isEqualTo(202);
    }

    @Test
    void half_a_character_is_no_text() {
        var body = order().put("customerId", "half").toString().replace("half", "a\\ud800b");
        assertThat(pointers(ORDERS.place(body))).containsExactly("/customerId");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var refused = ORDERS.place("{\"lines\": [{\"sku\": \"cup\", \"quantity\": 0}], \"x\": 1}");
        assertThat(pointers(refused))
                .containsExactlyInAnyOrder(
                        "/customerId",
                        "/currency",
                        "/lines",
                        "/lines/0/quantity",
                        "/lines/0/unitPriceMinor",
                        "/paymentToken",
                        "/shippingAddress",
                        "/x");
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void what_is_no_json_object_is_refused(String body) {
        assertProblem(ORDERS.place(body), 400, "malformed-json");
    }

    static Stream<String> notJson() {
        return Stream.of(
                "", "{", "[]", "null", "7", "{} {}", "{\"a\":1,\"a\":2}", "{a:1}", "\u0000");
    }

    @Test
    void a_body_may_be_as_large_as_the_limit_and_not_larger() {
        var body = order().toString();
        assertThat(ORDERS.place(body + " ".repeat(BODY_MAX - body.length())).status())
                .isEqualTo(202);
        var refused = ORDERS.place(body + " ".repeat(BODY_MAX + 1 - body.length()));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_body_that_is_not_announced_as_json_is_refused() {
        var refused =
                now(
                        ORDERS.send(
                                ORDERS.request("/orders", "Content-Type", "text/plain")
                                        .POST(BodyPublishers.ofString(order().toString()))));
        assertProblem(refused, 415, "unsupported-media-type");
    }

    @Test
    void unknown_routes_and_methods_are_problems() {
        assertProblem(ORDERS.get("/nowhere"), 404, "not-found");
        var wrongMethod = ORDERS.get("/orders");
        assertProblem(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.header("Allow")).contains("POST");
    }

    @Test
    void an_id_that_is_no_uuid_is_refused() {
        for (var path : List.of("/orders/7", "/orders/1-1-1-1-1", "/orders/7/history")) {
            assertProblem(ORDERS.get(path), 400, "invalid-order-id");
        }
        assertProblem(ORDERS.post("/orders/7/cancellation", ""), 400, "invalid-order-id");
    }

    @Test
    void an_idempotency_key_has_a_length_and_visible_characters() {
        var body = order().toString();
        assertThat(ORDERS.place(body, "Idempotency-Key", "k".repeat(10)).status()).isEqualTo(202);
        assertProblem(
                ORDERS.place(body, "Idempotency-Key", "k".repeat(11)),
                400,
                "invalid-idempotency-key");
        assertProblem(
                ORDERS.place(body, "Idempotency-Key", "\"\""), 400, "invalid-idempotency-key");
    }

    private static void assertProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo(name);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.json().at("/title").asText()).isNotBlank();
        assertThat(answer.json().at("/detail").asText()).isNotBlank();
        assertThat(answer.json().at("/errors").isArray()).isTrue();
    }

    private static List<String> pointers(Answer answer) {
        return answer.json().get("errors").findValuesAsText("pointer");
    }

    private static Arguments wrong(String what, String pointer, Consumer<ObjectNode> spoil) {
        return Arguments.of(what, pointer, spoil);
    }

    private static Arguments right(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    private static com.fasterxml.jackson.databind.node.ArrayNode lines(int n) {
        return list(
                IntStream.range(0, n)
                        .mapToObj(i -> line("sku-" + i, 1, 100))
                        .toArray(ObjectNode[]::new));
    }

    private static ObjectNode first(ObjectNode order) {
        return (ObjectNode) order.at("/lines/0");
    }

    private static ObjectNode address(ObjectNode order) {
        return (ObjectNode) order.at("/shippingAddress");
    }
}
