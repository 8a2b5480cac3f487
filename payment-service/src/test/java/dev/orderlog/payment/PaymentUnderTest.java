package dev.orderlog.payment;

import static dev.orderlog.testkit.log.Events.cancellationRequested;
import static dev.orderlog.testkit.log.Events.outOfStock;
import static dev.orderlog.testkit.log.Events.placed;
import static dev.orderlog.testkit.log.Events.released;

import dev.orderlog.events.Money;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Orders that are charged, declined, refunded and cancelled, and what the provider's ledger must say in the end. */
final class PaymentUnderTest implements ConsumerUnderTest, AutoCloseable {

    private static final List<String> CHARGED = List.of("PaymentCharged");
    private static final List<String> REFUNDED = List.of("PaymentCharged", "PaymentRefunded");
    private static final List<String> CANCELLED = List.of("PaymentCancelled");

    private final FakeProvider provider = new FakeProvider();

    @Override
    public String name() {
        return PaymentService.NAME;
    }

    @Override
    public Class<?> main() {
        return PaymentService.class;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "orderlog.payment.provider-url", provider.url(),
                "orderlog.calls.timeout", "1s",
                "orderlog.calls.claim", "3s");
    }

    @Override
    public Instance start(Map<String, Object> settings) {
        var context = PaymentService.start(settings);
        return Instance.of(context.getBean(EmbeddedServer.class).getURI(), context);
    }

    @Override
    public List<OrderStory> stories(RandomGenerator random, int orders, Instance running) {
        return IntStream.range(0, orders).mapToObj(_ -> story(random)).toList();
    }

    private static OrderStory story(RandomGenerator random) {
        var order = Seed.id(random);
        var charge = "charge:" + order;
        var refund = "refund:" + order;
        return switch (random.nextInt(7)) {
            case 0 -> OrderStory.of(order, place(order, FakeProvider.APPROVES, CHARGED));
            case 1 ->
                    OrderStory.of(
                            order, place(order, FakeProvider.DECLINES, List.of("PaymentFailed")));
            case 2 -> OrderStory.of(order, place(order, FakeProvider.FAILS_TWICE, CHARGED));
            case 3 -> OrderStory.of(order, place(order, FakeProvider.CHARGES_THEN_HANGS, CHARGED));
            case 4 ->
                    OrderStory.of(
                            order,
                            place(order, FakeProvider.APPROVES, CHARGED),
                            Chapter.of(outOfStock(order), REFUNDED, charge, refund));
            case 5 ->
                    OrderStory.of(
                            order,
                            new Chapter(
                                    List.of(cancellationRequested(order), placed(order).build()),
                                    Set.of(List.of()),
                                    Set.of()),
                            Chapter.of(released(order), CANCELLED));
            default ->
                    OrderStory.of(
                            order,
                            new Chapter(
                                    List.of(
                                            placed(order)
                                                    .setPaymentToken(FakeProvider.APPROVES)
                                                    .build(),
                                            cancellationRequested(order),
                                            released(order)),
                                    Set.of(CANCELLED, REFUNDED),
                                    Set.of(charge, refund, "cancel-charge:" + order)));
        };
    }

    private static Chapter place(UUID order, String token, List<String> outcome) {
        return Chapter.of(placed(order).setPaymentToken(token).build(), outcome, "charge:" + order);
    }

    @Override
    public Optional<SpecificRecord> unacceptable(UUID orderId) {
        return Optional.of(placed(orderId).setTotal(new Money(1L, "no currency")).build());
    }

    @Override
    public List<Asked> asked() {
        return provider.asked().stream()
                .map(each ->
                        new Asked(
                                each.key(), each.method() + " " + each.path() + " " + each.body()))
                .toList();
    }

    @Override
    public void close() {
        provider.close();
    }
}
