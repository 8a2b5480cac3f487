package dev.orderlog.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.events.StockReceived;
import dev.orderlog.inventory.RunningInventory;
import dev.orderlog.inventory.SharedInventory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest.BodyPublishers;

@ExtendWith(SharedInventory.class)
class StockHttpTest {

    private final RunningInventory inventory = RunningInventory.shared();

    @Test
    void receipts_and_adjustments_change_the_level_and_are_told_in_the_log() throws Exception {
        var received = inventory.post("/stock/lamp/receipts", "{\"quantity\": 5}");
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.json().toString())
                .isEqualTo("{\"sku\":\"lamp\",\"available\":5,\"reserved\":0}");
        var adjusted =
                inventory.post(
                        "/stock/lamp/adjustments", "{\"delta\": -2, \"reason\": \"breakage\"}");
        assertThat(adjusted.json().get("available").asInt()).isEqualTo(3);
        assertThat(inventory.get("/stock/lamp").json().get("available").asInt()).isEqualTo(3);
        try (var log = inventory.stockLog()) {
            var events = log.await("lamp", all -> all.size() == 2);
            assertThat(events)
                    .extracting(read -> read.type())
                    .containsExactly("StockReceived", "StockAdjusted");
            assertThat(events)
                    .extracting(read -> read.header("sequence"))
                    .containsExactly("1", "2");
            var first = (StockReceived) events.getFirst().event();
            assertThat(first.getQuantity()).isEqualTo(5);
            assertThat(first.getAvailable()).isEqualTo(5);
            assertThat(events.getFirst().header("ce_source")).isEqualTo("/inventory-service");
        }
    }

    @Test
    void an_adjustment_below_zero_is_refused_and_changes_nothing() {
        inventory.receive("vase", 2);
        var refused =
                inventory.post("/stock/vase/adjustments", "{\"delta\": -3, \"reason\": \"loss\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.json().get("type").asText())
                .isEqualTo("urn:orderlog:problem:stock-below-zero");
        assertThat(inventory.get("/stock/vase").json().get("available").asInt()).isEqualTo(2);
    }

    @Test
    void an_adjustment_of_an_unknown_sku_leaves_no_trace_when_it_is_refused() {
        var refused =
                inventory.post("/stock/ghost/adjustments", "{\"delta\": -1, \"reason\": \"loss\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(inventory.get("/stock/ghost").status()).isEqualTo(404);
    }

    @Test
    void levels_are_listed_page_by_page() {
        for (int i = 0; i < 5; i++) {
            inventory.receive("page-" + i, i + 1);
        }
        var first = inventory.get("/stock?after=page-&limit=3").json();
        assertThat(first.get("stock").findValuesAsText("sku"))
                .containsExactly("page-0", "page-1", "page-2");
        var second = inventory.get("/stock?limit=2&after=" + first.get("next").asText()).json();
        assertThat(second.get("stock").findValuesAsText("sku")).containsExactly("page-3", "page-4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/stock/cup/receipts    | {                              | malformed-json     | ",
                "/stock/cup/receipts    | []                             | malformed-json     | ",
                "/stock/cup/receipts    | {}                             | invalid-receipt    |"
                        + " /quantity",
                "/stock/cup/receipts    | {\"quantity\": 0}              | invalid-receipt    |"
                        + " /quantity",
                "/stock/cup/receipts    | {\"quantity\": 1000001}        | invalid-receipt    |"
                        + " /quantity",
                "/stock/cup/receipts    | {\"quantity\": \"1\"}          | invalid-receipt    |"
                        + " /quantity",
                "/stock/cup/receipts    | {\"quantity\": 1.5}            | invalid-receipt    |"
                        + " /quantity",
                "/stock/cup/receipts    | {\"quantity\": 1, \"x\": 1}    | invalid-receipt    | /x",
                "/stock/cup/adjustments | {\"delta\": 0, \"reason\": \"r\"} | invalid-adjustment |"
                        + " /delta",
                "/stock/cup/adjustments | {\"delta\": 1}                 | invalid-adjustment |"
                        + " /reason",
                "/stock/a%20b/receipts  | {\"quantity\": 1}              | invalid-parameter  |"
                        + " #sku"
            })
    void bad_input_is_named_with_its_place(String path, String body, String name, String pointer) {
        var answer = inventory.post(path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("urn:orderlog:problem:" + name);
        assertThat(answer.json().get("errors").findValuesAsText("pointer"))
                .isEqualTo(pointer == null ? java.util.List.of() : java.util.List.of(pointer));
    }

    @Test
    void what_the_server_itself_refuses_is_a_problem_too() {
        assertThat(inventory.get("/nowhere").json().get("type").asText())
                .isEqualTo("urn:orderlog:problem:not-found");
        assertThat(inventory.get("/stock/cup/receipts").status()).isEqualTo(405);
        assertThat(inventory.get("/stock/cup/receipts").contentType())
                .isEqualTo("application/problem+json");
        var text =
                inventory.send(
                        inventory
                                .request("/stock/cup/receipts")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.json().get("title").asText()).isEqualTo("Unsupported Media Type");
    }

    @Test
    void the_service_tells_that_it_is_ready_and_measures_itself() {
        assertThat(inventory.get("/health/readiness").json().get("status").asText())
                .isEqualTo("UP");
    }
}
