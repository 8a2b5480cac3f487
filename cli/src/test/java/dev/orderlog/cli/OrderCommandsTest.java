package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.cli.http.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

class OrderCommandsTest {
    static final String ORDER = "0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11";

    final FakePlatform platform = new FakePlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void place_sends_the_order_in_minor_units_and_names_it() {
        platform.answersFile("POST /orders", 202, "placed.json");

        var ran =
                Ran.on(
                        platform,
                        "place",
                        "-l",
                        "MUG-BLUE:2:24.95",
                        "-l",
                        "TEA:GREEN:3:4.5",
                        "--currency",
                        "eur");

        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                0,
                                "Order " + ORDER + " placed.\n",
                                "Follow it: ./orderlog watch " + ORDER + "\n"));
        var asked = platform.asked().getFirst();
        assertThat(Json.parse(asked.body()))
                .isEqualTo(Json.parse(Texts.resource("answers/place-request.json")));
        assertThat(asked.header("Content-type")).containsExactly("application/json");
        assertThat(asked.headers()).doesNotContainKey("Idempotency-key");
    }

    @Test
    void place_sends_every_option() {
        platform.answersFile("POST /orders", 202, "placed.json");

        var ran =
                Ran.on(
                        platform,
                        "place",
                        "-l",
                        "MUG:1:500",
                        "--currency",
                        "JPY",
                        "--customer",
                        "c-9",
                        "--token",
                        "tok_slow_9",
                        "--service",
                        "express",
                        "--idempotency-key",
                        "k-1",
                        "--name",
                        "Bo",
                        "--street",
                        "Main St 1",
                        "--more",
                        "3rd floor",
                        "--city",
                        "Oslo",
                        "--postal-code",
                        "0150",
                        "--country",
                        "NO");

        assertThat(ran.exitCode()).isZero();
        assertThat(platform.asked().getFirst().header("Idempotency-key")).containsExactly("k-1");
        assertThat(Json.parse(platform.asked().getFirst().body()))
                .isEqualTo(
                        Json.parse(
                                """
                                {"customerId": "c-9", "currency": "JPY", "lines": [{"sku": "MUG", "quantity": 1, "unitPriceMinor": 500}],
                                 "paymentToken": "tok_slow_9", "shippingService": "express", "shippingAddress":
                                   {"name": "Bo", "line1": "Main St 1", "line2": "3rd floor", "city": "Oslo", "postalCode": "0150",
                                    "country": "NO"}}\
                                """));
    }

    @Test
    void place_prints_the_answer_as_json() {
        platform.answersFile("POST /orders", 202, "placed.json");

        var ran = Ran.on(platform, "place", "-l", "MUG-BLUE:1:24.95", "--json");

        assertThat(Json.parse(ran.out()))
                .isEqualTo(Json.parse(Texts.resource("answers/placed.json")));
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void show_prints_an_order_under_way() {
        platform.answersFile("GET /orders/" + ORDER, 200, "ready.json")
                .answersFile("GET /orders/" + ORDER + "/timeline", 200, "ready-timeline.json");

        var ran = Ran.on(platform, "show", ORDER);

        Texts.approved("show-ready.txt", ran.out());
        assertThat(ran.err()).isEqualTo("Waits for the pickup: ./orderlog pickup " + ORDER + "\n");
    }

    @Test
    void show_prints_a_cancelled_order() {
        platform.answersFile("GET /orders/" + ORDER, 200, "out-of-stock.json")
                .answersFile(
                        "GET /orders/" + ORDER + "/timeline", 200, "out-of-stock-timeline.json");

        Texts.approved("show-out-of-stock.txt", Ran.on(platform, "show", ORDER).out());
    }

    @Test
    void show_prints_an_order_with_an_overdue_step() {
        platform.answersFile("GET /orders/" + ORDER, 200, "refund-overdue.json")
                .answersFile(
                        "GET /orders/" + ORDER + "/timeline", 200, "refund-overdue-timeline.json");

        Texts.approved("show-refund-overdue.txt", Ran.on(platform, "show", ORDER).out());
        assertThat(Ran.inColour(platform, "show", ORDER).out())
                .contains("\u001b[31moverdue\u001b[0m");
    }

    @Test
    void show_prints_an_order_it_knows_little_about() {
        platform.answers(
                        "GET /orders/1",
                        200,
                        "{\"id\": \"1\", \"status\": \"FROM_THE_FUTURE\", \"version\": 1, \"more\":"
                                + " {}}")
                .answers("GET /orders/1/timeline", 200, "{\"more\": {}}");

        Texts.approved("show-little.txt", Ran.on(platform, "show", "1").out());
    }

    @Test
    void show_prints_the_order_also_where_its_timeline_cannot_be_had() {
        platform.answersFile("GET /orders/" + ORDER, 200, "ready.json")
                .answers("GET /orders/" + ORDER + "/timeline", 404, "");

        var ran = Ran.on(platform, "show", ORDER);

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("READY_FOR_PICKUP");
        assertThat(ran.err()).contains("order-api");
    }

    @Test
    void show_prints_the_answer_as_json_with_the_steps() {
        platform.answersFile("GET /orders/" + ORDER, 200, "ready.json")
                .answersFile("GET /orders/" + ORDER + "/timeline", 200, "ready-timeline.json");

        var ran = Ran.on(platform, "show", "--json", ORDER);

        var shown = (ObjectNode) Json.parse(ran.out());
        assertThat(shown.remove("timeline"))
                .isEqualTo(Json.parse(Texts.resource("answers/ready-timeline.json")).get("steps"));
        assertThat(shown).isEqualTo(Json.parse(Texts.resource("answers/ready.json")));
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void history_lists_each_event_with_its_cause() {
        platform.answersFile("GET /orders/" + ORDER + "/history", 200, "history.json");

        Texts.approved("history.txt", Ran.on(platform, "history", ORDER).out());
        var json = Ran.on(platform, "history", ORDER, "--json").out();
        assertThat(Json.parse(json)).isEqualTo(Json.parse(Texts.resource("answers/history.json")));
    }

    @Test
    void signals_go_to_shipping_and_cancellations_to_the_front_door() {
        platform.answers("POST /shipments/1/pickup", 202, "{\"orderId\": \"1\"}")
                .answers("POST /shipments/1/delivery", 202, "{\"orderId\": \"1\"}")
                .answers(
                        "POST /orders/1/cancellation",
                        202,
                        "{\"id\": \"1\", \"status\": \"CANCELLING\"}");

        assertThat(Ran.on(platform, "pickup", "1").out()).isEqualTo("Order 1 picked up.\n");
        assertThat(Ran.on(platform, "deliver", "1").out()).isEqualTo("Order 1 delivered.\n");
        assertThat(Ran.on(platform, "cancel", "1").out())
                .isEqualTo("Cancellation of 1 requested.\n");
        assertThat(Ran.on(platform, "cancel", "1", "--reason", "customer_request", "--json").out())
                .contains("\"CANCELLING\"");
        assertThat(platform.asked())
                .extracting(FakePlatform.Asked::body)
                .containsExactly("", "", "{}", "{\"reason\":\"customer_request\"}");
    }

    @Test
    void an_id_cannot_leave_its_place_in_the_path() {
        platform.answers("GET /orders/..%2Fstock%3Fa%20b", 404, "");

        assertThat(Ran.on(platform, "show", "../stock?a b").exitCode()).isEqualTo(1);
        assertThat(platform.asked()).hasSize(1);
    }

    @Test
    void colours_appear_only_on_a_terminal() {
        platform.answers(
                "GET /orders/1",
                200,
                "{\"id\": \"1\", \"status\": \"COMPLETED\", \"version\": 1}",
                Map.of());
        platform.answers("GET /orders/1/timeline", 200, "{\"steps\": []}");

        assertThat(Ran.inColour(platform, "show", "1").out())
                .contains("\u001b[32mCOMPLETED\u001b[0m");
        assertThat(Ran.on(platform, "show", "1").out())
                .contains("COMPLETED")
                .doesNotContain("\u001b");
    }
}
