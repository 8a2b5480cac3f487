package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.cli.http.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.Stream;

class ParkedCommandsTest {
    private static final String ORDER = "0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11";
    private static final String EMPTY =
            "{\"parked\": [], \"counts\": {\"orders\": 0, \"records\": 0, \"calls\": 0}}";
    private static final String PROBLEM = "{\"title\": \"Not parked\", \"status\": 404}";

    private final FakePlatform orders = new FakePlatform();
    private final FakePlatform payment = new FakePlatform();
    private final FakePlatform inventory = new FakePlatform();
    private final FakePlatform shipping = new FakePlatform();
    private final FakePlatform projections = new FakePlatform();

    @AfterEach
    void close() {
        Stream.of(orders, payment, inventory, shipping, projections).forEach(FakePlatform::close);
    }

    @Test
    void what_waits_is_listed_across_all_services() {
        nothingElsewhere("GET /parked?limit=100", 200, EMPTY);
        payment.answersFile("GET /parked?limit=100", 200, "parked.json");
        projections.answers("GET /dead-letters", 200, "{\"deadLetters\": [{}, {}]}");

        var ran = orderlog("parked", "list");

        Texts.approved("parked-list.txt", ran.out());
        assertThat(ran.err())
                .isEqualTo(
                        "projections skipped records it cannot read; the latest 2: GET "
                                + projections.url()
                                + "/dead-letters\n");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void a_list_is_filtered_and_paged_as_the_services_do_it() {
        payment.answers(
                        "GET /parked?type=OrderPlaced&kind=handler_failed&since=2026-01-31T12%3A00%3A00Z&limit=2",
                        200, page("a", "\"n1\""))
                .answers(
                        "GET /parked?type=OrderPlaced&kind=handler_failed&since=2026-01-31T12%3A00%3A00Z&after=n1&limit=2",
                        200, page("b", "\"n2\""));

        var ran =
                orderlog(
                        "parked",
                        "list",
                        "--service",
                        "payment-service",
                        "--type",
                        "OrderPlaced",
                        "--reason",
                        "handler_failed",
                        "--since",
                        "2026-01-31T12:00:00Z",
                        "--limit",
                        "2",
                        "--json");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(Json.parse(ran.out()).path("services").get(0).path("parked"))
                .extracting(item -> item.path("order").asText())
                .containsExactly("a", "b");
    }

    @Test
    void nothing_waits_is_said_in_words() {
        nothingElsewhere("GET /parked?limit=100", 200, EMPTY);
        payment.answers("GET /parked?limit=100", 200, EMPTY);
        projections.answers("GET /dead-letters", 200, "{\"deadLetters\": []}");

        var ran = orderlog("parked", "list");

        assertThat(ran).isEqualTo(new Ran(0, "Nothing waits for a person.\n", ""));
    }

    @Test
    void a_service_that_cannot_be_reached_is_named_and_the_others_are_listed() {
        nothingElsewhere("GET /parked?limit=100", 200, EMPTY);
        payment.answersFile("GET /parked?limit=100", 200, "parked.json");
        projections.answers("GET /dead-letters", 200, "{\"deadLetters\": []}");
        shipping.close();

        var ran = orderlog("parked", "list");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("payment-service", "handler_failed");
        assertThat(ran.err()).contains("shipping-service does not answer at " + shipping.url());
        assertThat(Json.parse(orderlog("parked", "list", "--json").out()).path("unreachable"))
                .hasSize(1);
    }

    @Test
    void an_order_is_shown_with_everything_that_waits() {
        nothingElsewhere("GET /parked/" + ORDER, 404, PROBLEM);
        payment.answersFile("GET /parked/" + ORDER, 200, "parked-order.json");

        var ran = orderlog("parked", "show", ORDER);

        Texts.approved("parked-show.txt", ran.out());
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void an_order_that_does_not_wait_anywhere_is_said_so() {
        nothingElsewhere("GET /parked/" + ORDER, 404, PROBLEM);
        payment.answers("GET /parked/" + ORDER, 404, PROBLEM);

        assertThat(orderlog("parked", "show", ORDER))
                .isEqualTo(new Ran(1, "", "Nothing of " + ORDER + " waits.\n"));
    }

    @Test
    void an_order_is_redriven_where_it_waits_and_who_asked_is_told() {
        nothingElsewhere("POST /parked/" + ORDER + "/redrive", 404, PROBLEM);
        payment.answers("POST /parked/" + ORDER + "/redrive", 200, redriven(""));

        var ran = orderlog("parked", "redrive", ORDER, "--as", "ada");

        assertThat(ran).isEqualTo(new Ran(0, "payment-service: " + ORDER + ": 3 handled\n", ""));
        assertThat(payment.asked().getFirst().header("Orderlog-as")).containsExactly("ada");
        assertThat(payment.asked().getFirst().body()).isEqualTo("{\"dryRun\":false}");
    }

    @Test
    void an_order_that_stays_parked_is_a_failure_that_says_where_it_stopped() {
        nothingElsewhere("POST /parked/" + ORDER + "/redrive", 404, PROBLEM);
        payment.answers("POST /parked/" + ORDER + "/redrive", 200, redriven(stop()));

        var ran = orderlog("parked", "redrive", ORDER, "--dry-run");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .isEqualTo(
                        "payment-service: "
                                + ORDER
                                + ": 3 would be handled, would stop at order-events:3:415"
                                + " (handler_failed: it choked)\n");
        assertThat(payment.asked().getFirst().body()).isEqualTo("{\"dryRun\":true}");
        assertThat(payment.asked().getFirst().header("Orderlog-as"))
                .containsExactly(System.getProperty("user.name"));
    }

    @Test
    void many_are_redriven_page_by_page_with_progress() {
        nothingElsewhere(
                "POST /parked/redrive", 200, "{\"freed\": 0, \"stillParked\": 0, \"orders\": []}");
        payment.answers(
                        "POST /parked/redrive",
                        200,
                        "{\"freed\": 1, \"stillParked\": 0, \"next\": \"n1\", \"orders\": ["
                                + redriven("")
                                + "]}")
                .answers(
                        "POST /parked/redrive",
                        200,
                        "{\"freed\": 0, \"stillParked\": 1, \"orders\": ["
                                + redriven(stop())
                                + "]}");

        var ran = orderlog("parked", "redrive", "--reason", "handler_failed", "--rate", "5");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("payment-service: 1 go on, 0 stay parked so far ...\n");
        assertThat(ran.out())
                .contains("order-api: 0 go on, 0 stay parked\n")
                .contains("payment-service: 1 go on, 1 stay parked\n");
        assertThat(payment.asked().get(0).body())
                .isEqualTo(
                        "{\"kind\":\"handler_failed\",\"dryRun\":false,\"perSecondMax\":5,\"ordersMax\":50}");
        assertThat(payment.asked().get(1).body()).contains("\"after\":\"n1\"");
    }

    @Test
    void a_redrive_must_say_of_what() {
        assertThat(orderlog("parked", "redrive").exitCode()).isEqualTo(2);
        assertThat(orderlog("parked", "redrive", ORDER, "--all").exitCode()).isEqualTo(2);
        assertThat(orderlog("parked", "redrive", "--all", "--rate", "0").exitCode()).isEqualTo(2);
        assertThat(orderlog("parked", "redrive", "--all", "--service", "x").err())
                .contains("There is no service 'x'; there are order-api, payment-service");
        assertThat(payment.asked()).isEmpty();
    }

    @Test
    void a_record_is_discarded_where_it_waits_with_a_reason() {
        nothingElsewhere("GET /parked/" + ORDER, 404, PROBLEM);
        payment.answersFile("GET /parked/" + ORDER, 200, "parked-order.json")
                .answers(
                        "POST /parked/" + ORDER + "/discard",
                        200,
                        "{\"records\": [\"order-events:3:412 OrderPlaced\"], \"calls\": [],"
                                + " \"waiting\": 1}");

        var ran = orderlog("parked", "discard", ORDER, "--reason", "not ours", "--as", "ada");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualTo("payment-service: discarded order-events:3:412 OrderPlaced\n");
        assertThat(ran.err())
                .isEqualTo(
                        "1 still waiting in payment-service: ./orderlog parked redrive "
                                + ORDER
                                + "\n");
        assertThat(payment.asked().getLast().body())
                .isEqualTo("{\"reason\":\"not ours\",\"all\":false}");
        assertThat(payment.asked().getLast().header("Orderlog-as")).containsExactly("ada");
    }

    @Test
    void an_order_that_waits_in_two_services_is_not_discarded_before_one_is_named() {
        nothingElsewhere("GET /parked/" + ORDER, 200, "{}");
        payment.answers("GET /parked/" + ORDER, 200, "{}");

        var ran = orderlog("parked", "discard", ORDER, "--reason", "not ours");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("say which with --service");
        assertThat(orderlog("parked", "discard", ORDER).exitCode()).isEqualTo(2);
    }

    @Test
    void what_waits_in_several_services_can_be_discarded_in_all_of_them_at_once() {
        Stream.of(orders, inventory)
                .forEach(service -> service.answers("GET /parked/" + ORDER, 404, PROBLEM));
        Stream.of(payment, shipping)
                .forEach(service ->
                        service.answers("GET /parked/" + ORDER, 200, "{}")
                                .answers(
                                        "POST /parked/" + ORDER + "/discard",
                                        200,
                                        "{\"records\": [\"r\"], \"waiting\": 0}"));

        var ran = orderlog("parked", "discard", ORDER, "--everywhere", "--reason", "not from us");

        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                0,
                                "payment-service: discarded r\nshipping-service: discarded r\n",
                                ""));
    }

    @Test
    void nothing_is_discarded_while_a_service_that_may_be_meant_does_not_answer() {
        nothingElsewhere("GET /parked/" + ORDER, 404, PROBLEM);
        payment.answersFile("GET /parked/" + ORDER, 200, "parked-order.json");
        inventory.close();

        var ran = orderlog("parked", "discard", ORDER, "--reason", "not ours");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .contains("Nothing was discarded", "inventory-service does not answer");
        assertThat(payment.asked()).hasSize(1);
    }

    @Test
    void acts_of_all_services_are_listed_the_newest_first() {
        nothingElsewhere("GET /parked/acts?limit=50", 200, "{\"acts\": []}");
        payment.answersFile("GET /parked/acts?limit=50", 200, "parked-acts.json");

        Texts.approved("parked-acts.txt", orderlog("parked", "acts").out());
    }

    private void nothingElsewhere(String request, int status, String body) {
        Stream.of(orders, inventory, shipping)
                .forEach(service -> service.answers(request, status, body));
    }

    private Ran orderlog(String... arguments) {
        return Ran.orderlog(
                Stream.concat(
                                Stream.of(
                                        "--order-api", orders.url(),
                                        "--payment", payment.url(),
                                        "--inventory", inventory.url(),
                                        "--shipping", shipping.url(),
                                        "--projections", projections.url()),
                                Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private static String page(String order, String next) {
        return """
        {"parked": [{"order": "%s", "kind": "handler_failed", "reason": "it choked", "waiting": 1, "attempts": 0,
                     "parkedAt": "2026-01-31T12:00:00Z"}], "next": %s}
        """
                .formatted(order, next);
    }

    private static String redriven(String stop) {
        return "{\"order\": \"%s\", \"handled\": 3, \"waiting\": 0, \"calls\": []%s}"
                .formatted(ORDER, stop);
    }

    private static String stop() {
        return ", \"stop\": {\"topic\": \"order-events\", \"partition\": 3, \"offset\": 415,"
                + " \"kind\": \"handler_failed\", \"reason\": \"it choked\"}";
    }
}
