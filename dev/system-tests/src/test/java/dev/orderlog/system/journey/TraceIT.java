package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One order, from the request that placed it to its end, as one trace at a receiver that is not ours. */
class TraceIT {

    private static final int ORDER_API = 0;
    private static final int INVENTORY = 2;
    private static final int SHIPPING = 3;
    private static final Duration CEILING = Duration.ofMinutes(2);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String BUYER = "00f067aa0ba902b7";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void one_trace_holds_every_hop_of_an_order_once() throws Exception {
        try (var receiver = Receiver.start(home);
                var platform = new PlatformProcess(home, receiver.environment());
                var front = new Front(platform)) {
            platform.up();

            var order = completed(front);

            await().atMost(CEILING)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> OrderTrace.isWhole(receiver.spans(TRACE), BUYER, order));
            noticesEveryCut(receiver.spans(TRACE), order);
        }
    }

    private static void noticesEveryCut(List<ReceivedSpan> spans, String order) {
        assertThat(OrderTrace.hops()).hasSizeGreaterThan(30);
        assertThat(OrderTrace.hops())
                .allSatisfy(hop -> {
                    var cut = spans.stream().filter(span -> !span.hop().equals(hop)).toList();
                    assertThatThrownBy(() -> OrderTrace.isWhole(cut, BUYER, order))
                            .as("without " + hop)
                            .isInstanceOf(AssertionError.class);
                });
    }

    private static String completed(Front front) throws Exception {
        front.post(INVENTORY, "/stock/TRACED/receipts", Map.of("quantity", 5), Map.of());
        var placed =
                front.post(
                        ORDER_API,
                        "/orders",
                        order(),
                        Map.of("traceparent", "00-" + TRACE + "-" + BUYER + "-01"));
        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(202);
        var id = placed.body().path("id").asText();
        awaitStatus(front, id, "READY_FOR_PICKUP");
        front.post(SHIPPING, "/shipments/" + id + "/pickup", Map.of(), Map.of());
        front.post(SHIPPING, "/shipments/" + id + "/delivery", Map.of(), Map.of());
        awaitStatus(front, id, "COMPLETED");
        return id;
    }

    private static void awaitStatus(Front front, String id, String status) {
        await().atMost(CEILING)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() ->
                        front.get(ORDER_API, "/orders/" + id)
                                .body()
                                .path("status")
                                .asText()
                                .equals(status));
    }

    private static Map<String, Object> order() {
        return Map.of(
                "customerId",
                "traced",
                "currency",
                "EUR",
                "paymentToken",
                "tok_approve",
                "lines",
                List.of(Map.of("sku", "TRACED", "quantity", 1, "unitPriceMinor", 700)),
                "shippingAddress",
                Map.of(
                        "name", "A. Buyer",
                        "line1", "1 Main St",
                        "city", "Berlin",
                        "postalCode", "10115",
                        "country", "DE"));
    }
}
