package dev.orderlog.projections.running;

import static dev.orderlog.testkit.log.Events.cancellationRequested;
import static dev.orderlog.testkit.log.Events.cancelled;
import static dev.orderlog.testkit.log.Events.charged;
import static dev.orderlog.testkit.log.Events.completed;
import static dev.orderlog.testkit.log.Events.delivered;
import static dev.orderlog.testkit.log.Events.outOfStock;
import static dev.orderlog.testkit.log.Events.pickedUp;
import static dev.orderlog.testkit.log.Events.placed;
import static dev.orderlog.testkit.log.Events.received;
import static dev.orderlog.testkit.log.Events.refunded;
import static dev.orderlog.testkit.log.Events.released;
import static dev.orderlog.testkit.log.Events.reserved;
import static dev.orderlog.testkit.log.Events.shipmentCancelled;
import static dev.orderlog.testkit.log.Events.shipmentCreated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.projections.Projections;
import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.guarantee.Effect;
import dev.orderlog.testkit.guarantee.Logged;
import dev.orderlog.testkit.guarantee.run.ConsumerUnderTest;
import dev.orderlog.testkit.guarantee.run.Instance;
import dev.orderlog.testkit.guarantee.run.OrderStory;
import dev.orderlog.testkit.guarantee.run.OrderStory.Chapter;
import dev.orderlog.testkit.guarantee.run.Seed;

import io.micronaut.runtime.server.EmbeddedServer;

import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Whole lives of orders and levels of stock; the view must be what a second look at the log makes of it. */
final class ProjectionsUnderTest implements ConsumerUnderTest, AutoCloseable {

    private static final int LEVEL = 10;

    /** What the last event of these says about an order; the others leave the status as it is. */
    private static final Map<String, String> STATUS =
            Map.of(
                    "OrderPlaced", "PLACED",
                    "PaymentCharged", "PAID",
                    "InventoryReserved", "RESERVED",
                    "ShipmentCreated", "READY_FOR_PICKUP",
                    "ShipmentPickedUp", "IN_TRANSIT",
                    "ShipmentDelivered", "DELIVERED",
                    "OrderCompleted", "COMPLETED",
                    "OrderCancellationRequested", "CANCELLING",
                    "OrderCancelled", "CANCELLED");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final Set<String> shelves = new HashSet<>();
    private final Set<String> orders = new HashSet<>();
    private int started;

    ProjectionsUnderTest(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "projections";
    }

    @Override
    public Class<?> main() {
        return Projections.class;
    }

    @Override
    public Map<String, Object> settings() {
        var state = directory.resolve("state-" + ++started);
        return Map.of(
                "orderlog.projections.application-id", name(),
                "orderlog.projections.state-dir", state.toString());
    }

    @Override
    public Instance start(Map<String, Object> settings) {
        var context = Projections.start(settings);
        return Instance.of(context.getBean(EmbeddedServer.class).getURI(), context);
    }

    @Override
    public Set<String> topics() {
        return Set.of(TopicCatalogue.ORDER_EVENTS, TopicCatalogue.STOCK_EVENTS);
    }

    @Override
    public boolean skipsCulprits() {
        return true;
    }

    @Override
    public boolean keepsTables() {
        return false;
    }

    @Override
    public List<OrderStory> stories(RandomGenerator random, int orders, Instance running) {
        return IntStream.range(0, orders).mapToObj(_ -> story(random)).toList();
    }

    private OrderStory story(RandomGenerator random) {
        var id = Seed.id(random);
        return switch (random.nextInt(5)) {
            case 0 -> life(id, placed(id).build(), charged(id), reserved(id));
            case 1 ->
                    life(
                            id,
                            placed(id).build(),
                            charged(id),
                            reserved(id),
                            shipmentCreated(id),
                            pickedUp(id),
                            delivered(id),
                            completed(id));
            case 2 ->
                    life(
                            id,
                            placed(id).build(),
                            charged(id),
                            outOfStock(id),
                            refunded(id),
                            cancelled(id));
            case 3 ->
                    life(
                            id,
                            placed(id).build(),
                            cancellationRequested(id),
                            shipmentCancelled(id),
                            charged(id),
                            released(id),
                            refunded(id),
                            cancelled(id));
            default -> shelf(id);
        };
    }

    /** Told in two chapters, so that the second one meets what a restart has left of the first. */
    private OrderStory life(UUID id, SpecificRecord... events) {
        orders.add(id.toString());
        var all = List.of(events);
        int half = all.size() / 2;
        return OrderStory.of(
                id,
                Chapter.of(all.subList(0, half), types(all.subList(0, half))),
                Chapter.of(all.subList(half, all.size()), types(all)));
    }

    private OrderStory shelf(UUID id) {
        shelves.add(id.toString());
        return OrderStory.of(id, Chapter.of(received(id.toString(), LEVEL), List.of()));
    }

    private static List<String> types(List<SpecificRecord> events) {
        return events.stream().map(each -> each.getSchema().getName()).toList();
    }

    @Override
    public List<Effect> effects(Set<String> ids, List<Logged> log, Instance running) {
        var effects = new ArrayList<Effect>();
        for (var order : orders) {
            var history = get(running, "/orders/" + order + "/history");
            for (var event : history.path("events")) {
                effects.add(
                        new Effect(
                                order,
                                event.get("type").asText(),
                                event.get("id").asText(),
                                event.get("version").asLong()));
            }
        }
        return effects;
    }

    @Override
    public Map<String, String> facts(Instance running) {
        var facts = new HashMap<String, String>();
        for (var order : orders) {
            var view = get(running, "/orders/" + order);
            facts.put(order, fact(view.path("status").asText(), view.path("version").asLong()));
        }
        for (var sku : shelves) {
            facts.put(sku, "available " + get(running, "/stock/" + sku).path("available").asInt());
        }
        return facts;
    }

    @Override
    public Map<String, String> expectedFacts(List<Effect> effects) {
        var facts = new HashMap<String, String>();
        for (var order : orders) {
            var told = effects.stream().filter(each -> each.key().equals(order)).toList();
            var status =
                    told.stream()
                            .map(each -> STATUS.getOrDefault(each.what(), ""))
                            .filter(each -> !each.isEmpty())
                            .reduce("", ProjectionsUnderTest::next);
            facts.put(order, fact(status, told.size()));
        }
        shelves.forEach(sku -> facts.put(sku, "available " + LEVEL));
        return facts;
    }

    /** A cancellation under way outweighs every step that it overtook. */
    private static String next(String before, String after) {
        return before.equals("CANCELLING") && !after.equals("CANCELLED") ? before : after;
    }

    private static String fact(String status, long version) {
        return status + " at version " + version;
    }

    private JsonNode get(Instance running, String path) {
        try {
            var request = HttpRequest.newBuilder(running.address().resolve(path)).build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 && answer.statusCode() != 404) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
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
