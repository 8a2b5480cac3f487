package dev.orderlog.inventory;

import static dev.orderlog.testkit.log.Events.cancellationRequested;
import static dev.orderlog.testkit.log.Events.charged;
import static dev.orderlog.testkit.log.Events.placed;
import static dev.orderlog.testkit.log.Events.shipmentCancelled;
import static dev.orderlog.testkit.log.Events.shipmentFailed;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.events.OrderPlaced;
import dev.orderlog.testkit.guarantee.Effect;
import dev.orderlog.testkit.guarantee.run.ConsumerUnderTest;
import dev.orderlog.testkit.guarantee.run.Instance;
import dev.orderlog.testkit.guarantee.run.OrderStory;
import dev.orderlog.testkit.guarantee.run.OrderStory.Chapter;
import dev.orderlog.testkit.guarantee.run.Seed;

import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders that get their cups, give them back, or race for the last pots; the stock must add up in the end. */
final class InventoryUnderTest implements ConsumerUnderTest, AutoCloseable {

    private static final int CUPS = 10_000;
    private static final int POTS = 3;
    private static final int CUPS_PER_ORDER = 2;

    private static final List<String> RESERVED = List.of("InventoryReserved");
    private static final List<String> FAILED = List.of("InventoryFailed");
    private static final List<String> RELEASED = List.of("InventoryReserved", "InventoryReleased");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> cupOrders = new HashSet<>();
    private final Set<String> potOrders = new HashSet<>();

    @Override
    public String name() {
        return "inventory-service";
    }

    @Override
    public Class<?> main() {
        return InventoryService.class;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Instance start(Map<String, Object> settings) {
        var context = InventoryService.start(settings);
        return Instance.of(context.getBean(EmbeddedServer.class).getURI(), context);
    }

    @Override
    public Set<String> uncaused() {
        return Set.of("StockReceived");
    }

    @Override
    public List<OrderStory> stories(RandomGenerator random, int orders, Instance running) {
        receive(running, "cup", CUPS);
        receive(running, "pot", POTS);
        return IntStream.range(0, orders).mapToObj(_ -> story(random)).toList();
    }

    private OrderStory story(RandomGenerator random) {
        var order = Seed.id(random);
        return switch (random.nextInt(5)) {
            case 0 -> OrderStory.of(order, pay(cups(order), RESERVED));
            case 1 ->
                    OrderStory.of(
                            order,
                            pay(cups(order), RESERVED),
                            Chapter.of(shipmentFailed(order), RELEASED));
            case 2 ->
                    OrderStory.of(
                            order,
                            Chapter.of(
                                    List.of(
                                            cups(order),
                                            cancellationRequested(order),
                                            charged(order)),
                                    List.of()),
                            Chapter.of(shipmentCancelled(order), List.of("InventoryReleased")));
            case 3 -> OrderStory.of(order, pay(placed(order).build(), FAILED));
            default ->
                    OrderStory.of(
                            order,
                            new Chapter(
                                    List.of(pots(order), charged(order)),
                                    Set.of(RESERVED, FAILED),
                                    Set.of()));
        };
    }

    private static Chapter pay(OrderPlaced placed, List<String> outcome) {
        return Chapter.of(List.of(placed, charged(placed.getOrderId())), outcome);
    }

    private OrderPlaced cups(UUID order) {
        cupOrders.add(order.toString());
        var cups = RunningInventory.line("cup", CUPS_PER_ORDER);
        return placed(order).setLines(List.of(cups)).build();
    }

    private OrderPlaced pots(UUID order) {
        potOrders.add(order.toString());
        return placed(order).setLines(List.of(RunningInventory.line("pot", 1))).build();
    }

    @Override
    public Map<String, String> facts(Instance running) {
        var facts = new HashMap<String, String>();
        for (var sku : List.of("cup", "pot")) {
            var request = HttpRequest.newBuilder(running.address().resolve("/stock/" + sku));
            facts.put(sku, send(request.GET()));
        }
        return facts;
    }

    @Override
    public Map<String, String> expectedFacts(List<Effect> effects) {
        var came =
                effects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Effect::key,
                                        Collectors.mapping(Effect::what, Collectors.toList())));
        long cups =
                CUPS_PER_ORDER
                        * cupOrders.stream().filter(o -> RESERVED.equals(came.get(o))).count();
        long pots = Math.min(POTS, potOrders.stream().filter(came::containsKey).count());
        return Map.of("cup", level(CUPS - cups, cups), "pot", level(POTS - pots, pots));
    }

    private static String level(long available, long reserved) {
        return available + " available, " + reserved + " reserved";
    }

    private void receive(Instance running, String sku, int quantity) {
        send(
                HttpRequest.newBuilder(running.address().resolve("/stock/" + sku + "/receipts"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"quantity\":" + quantity + "}")));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var level = new ObjectMapper().readTree(answer.body());
            return level(level.path("available").asLong(), level.path("reserved").asLong());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
