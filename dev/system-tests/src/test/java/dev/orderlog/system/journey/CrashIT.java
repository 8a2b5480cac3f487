package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.system.journey.WholeLog.Entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * The promise in one test: 200 orders under way, the whole platform process killed at once, started again; every order ends,
 * nobody is charged twice, and money, stock and log agree.
 */
class CrashIT {

    private static final int ORDERS = 200;
    private static final int BUYERS = 16;
    private static final int STOCK_PER_SKU = 120;
    private static final int UNIT_PRICE_MINOR = 700;
    private static final Duration CEILING = Duration.ofMinutes(4);
    private static final List<String> SKUS = List.of("CRASH-A", "CRASH-B", "CRASH-C");
    private static final Set<String> ENDED = Set.of("COMPLETED", "CANCELLED");

    private static final int ORDER_API = 0;
    private static final int INVENTORY = 2;
    private static final int SHIPPING = 3;
    private static final int PROVIDER = 5;
    private static final int CARRIER = 6;
    private static final int KAFKA = 9;

    private static final List<String> TOKENS =
            List.of(
                    "tok_approve",
                    "tok_approve",
                    "tok_approve",
                    "tok_slow_700",
                    "tok_slow_1500",
                    "tok_fail_2",
                    "tok_timeout_charged",
                    "tok_decline_insufficient_funds");
    private static final List<String> CARRIAGE =
            List.of(
                    "standard",
                    "standard",
                    "standard",
                    "test_slow_700",
                    "test_fail_2",
                    "test_timeout_created",
                    "test_refuse");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private record Placed(String id, Map<String, Integer> lines) {
        long total() {
            return lines.values().stream()
                    .mapToLong(quantity -> (long) quantity * UNIT_PRICE_MINOR)
                    .sum();
        }
    }

    @Test
    void two_hundred_orders_in_flight_survive_a_kill_9_of_the_whole_platform() throws Exception {
        long seed = Long.getLong("orderlog.seed", System.nanoTime());
        System.out.println("seed " + seed);
        try (var platform = new PlatformProcess(home);
                var front = new Front(platform)) {
            platform.up();
            for (var sku : SKUS) {
                var received =
                        front.post(
                                INVENTORY,
                                "/stock/" + sku + "/receipts",
                                Map.of("quantity", STOCK_PER_SKU),
                                Map.of());
                assertThat(received.status()).isBetween(200, 202);
            }

            var orders = place(front, new Random(seed));
            platform.killNine();
            platform.up();
            var ended = carryToTheirEnds(front, orders);

            assertThat(ended.values().stream().map(view -> view.path("status").asText()))
                    .as("the mix has both endings")
                    .contains("COMPLETED", "CANCELLED");
            moneyAgrees(front, orders, ended);
            labelsAgree(front, orders);
            stockAgrees(front, orders, ended);
            logAgrees(
                    WholeLog.read("127.0.0.1:" + platform.port(KAFKA), "order-events"),
                    orders.keySet());
        }
    }

    private Map<String, Placed> place(Front front, Random random) throws Exception {
        var orders = new ConcurrentHashMap<String, Placed>();
        try (var buyers = Executors.newFixedThreadPool(BUYERS)) {
            var placing = new ArrayList<Future<?>>();
            for (int n = 0; n < ORDERS; n++) {
                var token = TOKENS.get(random.nextInt(TOKENS.size()));
                var carriage = CARRIAGE.get(random.nextInt(CARRIAGE.size()));
                var lines = lines(random);
                boolean cancelled = random.nextInt(8) == 0;
                placing.add(
                        buyers.submit(() -> {
                            var id = placeOne(front, lines, token, carriage);
                            orders.put(id, new Placed(id, lines));
                            if (cancelled) {
                                front.post(
                                        ORDER_API,
                                        "/orders/" + id + "/cancellation",
                                        Map.of(),
                                        Map.of());
                            }
                            return null;
                        }));
            }
            for (var one : placing) {
                one.get();
            }
        }
        assertThat(orders).hasSize(ORDERS);
        return orders;
    }

    private static String placeOne(
            Front front, Map<String, Integer> lines, String token, String carriage)
            throws IOException, InterruptedException {
        var body = new HashMap<String, Object>();
        body.put("customerId", "crash-test");
        body.put("currency", "EUR");
        body.put("paymentToken", token);
        body.put("shippingService", carriage);
        body.put(
                "lines",
                lines.entrySet().stream()
                        .map(line ->
                                Map.of(
                                        "sku",
                                        line.getKey(),
                                        "quantity",
                                        line.getValue(),
                                        "unitPriceMinor",
                                        UNIT_PRICE_MINOR))
                        .toList());
        body.put(
                "shippingAddress",
                Map.of(
                        "name",
                        "A. Buyer",
                        "line1",
                        "1 Main St",
                        "city",
                        "Berlin",
                        "postalCode",
                        "10115",
                        "country",
                        "DE"));
        var accepted =
                front.post(
                        ORDER_API,
                        "/orders",
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(202);
        return accepted.body().path("id").asText();
    }

    private static Map<String, Integer> lines(Random random) {
        var lines = new LinkedHashMap<String, Integer>();
        for (int n = 0; n <= random.nextInt(2); n++) {
            lines.put(SKUS.get(random.nextInt(SKUS.size())), 1 + random.nextInt(3));
        }
        return lines;
    }

    private static Map<String, JsonNode> carryToTheirEnds(Front front, Map<String, Placed> orders) {
        var ended = new HashMap<String, JsonNode>();
        await().atMost(CEILING)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    for (var id : orders.keySet()) {
                        if (!ended.containsKey(id)) {
                            var view = front.get(ORDER_API, "/orders/" + id).body();
                            switch (view.path("status").asText()) {
                                case "READY_FOR_PICKUP" ->
                                        front.post(
                                                SHIPPING,
                                                "/shipments/" + id + "/pickup",
                                                Map.of(),
                                                Map.of());
                                case "IN_TRANSIT" ->
                                        front.post(
                                                SHIPPING,
                                                "/shipments/" + id + "/delivery",
                                                Map.of(),
                                                Map.of());
                                case String status when ENDED.contains(status) ->
                                        ended.put(id, view);
                                case String _ -> {}
                            }
                        }
                    }
                    return ended.size() == orders.size();
                });
        return ended;
    }

    private static void moneyAgrees(
            Front front, Map<String, Placed> orders, Map<String, JsonNode> ended)
            throws IOException, InterruptedException {
        var ledger = byOrder(front.get(PROVIDER, "/v1/ledger").body());
        orders.forEach((id, placed) -> {
            var entries = ledger.getOrDefault(id, List.of());
            long charged = sum(entries, "charge");
            assertThat(count(entries, "charge")).as("charges of " + id).isLessThanOrEqualTo(1);
            assertThat(count(entries, "refund")).as("refunds of " + id).isLessThanOrEqualTo(1);
            long owed = status(ended.get(id)).equals("COMPLETED") ? placed.total() : 0;
            assertThat(charged - sum(entries, "refund")).as("money kept for " + id).isEqualTo(owed);
        });
    }

    private static void labelsAgree(Front front, Map<String, Placed> orders)
            throws IOException, InterruptedException {
        var ledger = byOrder(front.get(CARRIER, "/v1/ledger").body());
        orders.keySet()
                .forEach(id ->
                        assertThat(count(ledger.getOrDefault(id, List.of()), "label"))
                                .as("labels of " + id)
                                .isLessThanOrEqualTo(1));
    }

    private static void stockAgrees(
            Front front, Map<String, Placed> orders, Map<String, JsonNode> ended)
            throws IOException, InterruptedException {
        for (var sku : SKUS) {
            int sold =
                    orders.values().stream()
                            .filter(placed -> status(ended.get(placed.id())).equals("COMPLETED"))
                            .mapToInt(placed -> placed.lines().getOrDefault(sku, 0))
                            .sum();
            var level = front.get(INVENTORY, "/stock/" + sku).body();
            assertThat(level.path("available").asInt())
                    .as("available " + sku)
                    .isEqualTo(STOCK_PER_SKU - sold);
            assertThat(level.path("reserved").asInt()).as("reserved " + sku).isEqualTo(sold);
        }
    }

    private static void logAgrees(List<Entry> log, Set<String> orders) {
        assertThat(log).extracting(Entry::id).doesNotHaveDuplicates();
        assertThat(log.stream().map(Entry::order).collect(Collectors.toSet())).containsAll(orders);
        log.stream()
                .collect(Collectors.groupingBy(Entry::order))
                .forEach((order, events) -> {
                    assertThat(
                                    events.stream()
                                            .filter(event ->
                                                    Set.of("OrderCompleted", "OrderCancelled")
                                                            .contains(event.type())))
                            .as("terminal events of " + order)
                            .hasSize(1);
                    events.stream()
                            .collect(Collectors.groupingBy(Entry::source))
                            .forEach((source, said) ->
                                    assertThat(said.stream().map(Entry::sequence).toList())
                                            .as("sequences of " + source + " in " + order)
                                            .isEqualTo(
                                                    LongStream.rangeClosed(1, said.size())
                                                            .boxed()
                                                            .toList()));
                });
    }

    private static Map<String, List<JsonNode>> byOrder(JsonNode ledger) {
        return StreamSupport.stream(ledger.spliterator(), false)
                .collect(Collectors.groupingBy(entry -> entry.path("orderId").asText()));
    }

    private static long count(List<JsonNode> entries, String kind) {
        return entries.stream().filter(entry -> entry.path("kind").asText().equals(kind)).count();
    }

    private static long sum(List<JsonNode> entries, String kind) {
        return entries.stream()
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .mapToLong(entry -> entry.path("amountMinor").asLong())
                .sum();
    }

    private static String status(JsonNode view) {
        return view.path("status").asText();
    }
}
