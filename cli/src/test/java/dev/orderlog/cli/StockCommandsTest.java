package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.cli.http.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockCommandsTest {
    final FakePlatform platform = new FakePlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void stock_lists_every_sku() {
        platform.answersFile("GET /stock", 200, "stock.json")
                .answersFile("GET /stock?after=TEA-GREEN-LARGE-TIN", 200, "stock-last.json");

        Texts.approved("stock.txt", Ran.on(platform, "stock").out());
        assertThat(Json.parse(Ran.on(platform, "stock", "--json").out())).hasSize(3);
    }

    @Test
    void stock_shows_one_sku() {
        platform.answers(
                "GET /stock/MUG%20BLUE",
                200, "{\"sku\": \"MUG BLUE\", \"available\": 7, \"reserved\": 12}");

        assertThat(Ran.on(platform, "stock", "MUG BLUE").out())
                .isEqualTo(
                        """
                        SKU       AVAILABLE  RESERVED
                        MUG BLUE          7        12
                        """);
        assertThat(Ran.on(platform, "stock", "--json", "MUG BLUE").out())
                .contains("\"available\" : 7");
    }

    @Test
    void stock_is_received_and_adjusted() {
        platform.answers(
                        "POST /stock/MUG/receipts",
                        200,
                        "{\"sku\": \"MUG\", \"available\": 10, \"reserved\": 0}")
                .answers(
                        "POST /stock/MUG/adjustments",
                        200,
                        "{\"sku\": \"MUG\", \"available\": 7, \"reserved\": 0}");

        assertThat(Ran.on(platform, "stock", "receive", "MUG", "10").out())
                .contains("MUG         10");
        assertThat(Ran.on(platform, "stock", "adjust", "MUG", "-3", "--reason", "broken").out())
                .contains("MUG          7");
        assertThat(platform.asked().get(0).body()).isEqualTo("{\"quantity\":10}");
        assertThat(platform.asked().get(1).body())
                .contains("\"delta\":-3")
                .contains("\"reason\":\"broken\"");
    }
}
