package dev.orderlog.shipping;

import static dev.orderlog.testkit.log.Events.cancellationRequested;
import static dev.orderlog.testkit.log.Events.placed;
import static dev.orderlog.testkit.log.Events.reserved;

import dev.orderlog.testkit.guarantee.Asked;
import dev.orderlog.testkit.guarantee.run.ConsumerUnderTest;
import dev.orderlog.testkit.guarantee.run.Instance;
import dev.orderlog.testkit.guarantee.run.OrderStory;
import dev.orderlog.testkit.guarantee.run.OrderStory.Chapter;
import dev.orderlog.testkit.guarantee.run.Seed;

import io.micronaut.runtime.server.EmbeddedServer;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Parcels that get a label, are refused one, or are cancelled before, while and after it is bought. */
final class ShippingUnderTest implements ConsumerUnderTest, AutoCloseable {

    private static final List<String> CREATED = List.of("ShipmentCreated");
    private static final List<String> VOIDED = List.of("ShipmentCreated", "ShipmentCancelled");

    private final FakeCarrier carrier = new FakeCarrier();

    @Override
    public String name() {
        return ShippingService.NAME;
    }

    @Override
    public Class<?> main() {
        return ShippingService.class;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "orderlog.shipping.carrier-url", carrier.url(),
                "orderlog.calls.timeout", "1s",
                "orderlog.calls.claim", "3s");
    }

    @Override
    public Instance start(Map<String, Object> settings) {
        var context = ShippingService.start(settings);
        return Instance.of(context.getBean(EmbeddedServer.class).getURI(), context);
    }

    @Override
    public List<OrderStory> stories(RandomGenerator random, int orders, Instance running) {
        return IntStream.range(0, orders).mapToObj(_ -> story(random)).toList();
    }

    private static OrderStory story(RandomGenerator random) {
        var order = Seed.id(random);
        var label = "label:" + order;
        var back = "void:" + order;
        return switch (random.nextInt(6)) {
            case 0 -> OrderStory.of(order, send(order, FakeCarrier.STANDARD, CREATED));
            case 1 ->
                    OrderStory.of(
                            order, send(order, FakeCarrier.REJECTS, List.of("ShipmentFailed")));
            case 2 -> OrderStory.of(order, send(order, FakeCarrier.SELLS_THEN_HANGS, CREATED));
            case 3 ->
                    OrderStory.of(
                            order,
                            Chapter.of(
                                    List.of(
                                            placed(order).build(),
                                            cancellationRequested(order),
                                            reserved(order)),
                                    List.of("ShipmentCancelled")));
            case 4 ->
                    OrderStory.of(
                            order,
                            send(order, FakeCarrier.STANDARD, CREATED),
                            Chapter.of(cancellationRequested(order), VOIDED, label, back));
            default ->
                    OrderStory.of(
                            order,
                            Chapter.of(
                                    List.of(
                                            placed(order).build(),
                                            reserved(order),
                                            cancellationRequested(order)),
                                    VOIDED,
                                    label,
                                    back));
        };
    }

    private static Chapter send(UUID order, String service, List<String> outcome) {
        List<SpecificRecord> events =
                List.of(placed(order).setShippingService(service).build(), reserved(order));
        return Chapter.of(events, outcome, "label:" + order);
    }

    @Override
    public List<Asked> asked() {
        return carrier.asked().stream()
                .map(each ->
                        new Asked(
                                each.key(), each.method() + " " + each.path() + " " + each.body()))
                .toList();
    }

    @Override
    public void close() {
        carrier.close();
    }
}
