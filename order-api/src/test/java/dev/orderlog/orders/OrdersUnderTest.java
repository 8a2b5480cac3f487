package dev.orderlog.orders;

import static dev.orderlog.testkit.log.Events.cancellationRejected;
import static dev.orderlog.testkit.log.Events.charged;
import static dev.orderlog.testkit.log.Events.delivered;
import static dev.orderlog.testkit.log.Events.outOfStock;
import static dev.orderlog.testkit.log.Events.paymentFailed;
import static dev.orderlog.testkit.log.Events.refunded;
import static dev.orderlog.testkit.log.Events.reserved;
import static dev.orderlog.testkit.log.Events.shipmentCreated;

import dev.orderlog.orders.RunningOrders.Answer;
import dev.orderlog.testkit.guarantee.Effect;
import dev.orderlog.testkit.guarantee.run.ConsumerUnderTest;
import dev.orderlog.testkit.guarantee.run.Instance;
import dev.orderlog.testkit.guarantee.run.OrderStory;
import dev.orderlog.testkit.guarantee.run.OrderStory.Chapter;

import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Orders placed over HTTP, under keys that are sent again in the end, and everything that may become of them. */
final class OrdersUnderTest implements ConsumerUnderTest, AutoCloseable {

    private static final String PLACED = "OrderPlaced";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, UUID> keys = new HashMap<>();

    @Override
    public String name() {
        return "order-api";
    }

    @Override
    public Class<?> main() {
        return OrderApi.class;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("orderlog.orders.projections-url", "http://127.0.0.1:9");
    }

    @Override
    public Instance start(Map<String, Object> settings) {
        var context = OrderApi.start(settings);
        return Instance.of(context.getBean(EmbeddedServer.class).getURI(), context);
    }

    @Override
    public Set<String> uncaused() {
        return Set.of(PLACED, "OrderCancellationRequested");
    }

    @Override
    public List<OrderStory> stories(RandomGenerator random, int orders, Instance running) {
        return IntStream.range(0, orders).mapToObj(each -> story(random, each, running)).toList();
    }

    private OrderStory story(RandomGenerator random, int number, Instance running) {
        var key = "key-" + number;
        var order = place(running, key);
        keys.put(key, order);
        return switch (random.nextInt(5)) {
            case 0 ->
                    placed(
                            order,
                            Chapter.of(
                                    List.of(
                                            charged(order),
                                            reserved(order),
                                            shipmentCreated(order)),
                                    List.of(PLACED)),
                            Chapter.of(delivered(order), List.of(PLACED, "OrderCompleted")));
            case 1 ->
                    placed(
                            order,
                            Chapter.of(paymentFailed(order), List.of(PLACED, "OrderCancelled")));
            case 2 ->
                    placed(
                            order,
                            Chapter.of(List.of(charged(order), outOfStock(order)), List.of(PLACED)),
                            Chapter.of(refunded(order), List.of(PLACED, "OrderCancelled")));
            case 3 ->
                    placed(
                            order,
                            Chapter.of(
                                    List.of(
                                            charged(order),
                                            reserved(order),
                                            shipmentCreated(order),
                                            delivered(order),
                                            refunded(order)),
                                    List.of(PLACED, "OrderCompleted")));
            default -> cancelled(order, running);
        };
    }

    /** The cancellation comes too late: the parcel has been picked up. */
    private OrderStory cancelled(UUID order, Instance running) {
        post(running, "/orders/" + order + "/cancellation", "{}", "");
        var requested = List.of(PLACED, "OrderCancellationRequested");
        return new OrderStory(
                order,
                requested,
                List.of(
                        Chapter.of(
                                List.of(charged(order), reserved(order), shipmentCreated(order)),
                                requested),
                        Chapter.of(
                                List.of(cancellationRejected(order), delivered(order)),
                                List.of(
                                        PLACED,
                                        "OrderCancellationRequested",
                                        "OrderCancellationRejected",
                                        "OrderCompleted"))));
    }

    private static OrderStory placed(UUID order, Chapter... chapters) {
        return new OrderStory(order, List.of(PLACED), List.of(chapters));
    }

    /** Which order each key gets when its request is sent once more. */
    @Override
    public Map<String, String> facts(Instance running) {
        var facts = new HashMap<String, String>();
        keys.keySet().forEach(key -> facts.put(key, place(running, key).toString()));
        return facts;
    }

    @Override
    public Map<String, String> expectedFacts(List<Effect> effects) {
        var facts = new HashMap<String, String>();
        keys.forEach((key, order) -> facts.put(key, order.toString()));
        return facts;
    }

    private UUID place(Instance running, String key) {
        return post(running, "/orders", RunningOrders.order().toString(), key).orderId();
    }

    private Answer post(Instance running, String path, String body, String key) {
        var request =
                HttpRequest.newBuilder(running.address().resolve(path))
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.setHeader("Idempotency-Key", key);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return new Answer(answer.statusCode(), Map.of(), answer.body());
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
