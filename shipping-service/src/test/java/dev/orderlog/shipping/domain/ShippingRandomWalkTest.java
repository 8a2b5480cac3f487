package dev.orderlog.shipping.domain;

import static dev.orderlog.shipping.domain.ShippingWorld.NOW;
import static dev.orderlog.shipping.domain.ShippingWorld.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.shipping.domain.ShippingCommand.Deliver;
import dev.orderlog.shipping.domain.ShippingCommand.ExpirePickup;
import dev.orderlog.shipping.domain.ShippingCommand.Hear;
import dev.orderlog.shipping.domain.ShippingCommand.PickUp;
import dev.orderlog.shipping.domain.ShippingCommand.RemindOfPickup;
import dev.orderlog.shipping.domain.ShippingEvent.InventoryReserved;
import dev.orderlog.shipping.domain.ShippingEvent.OrderCancellationRequested;
import dev.orderlog.shipping.domain.ShippingEvent.OrderPlaced;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentCancellationRejected;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentCancelled;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentExpired;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentFailed;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentPickedUp;
import dev.orderlog.shipping.domain.ShippingState.Cancelled;
import dev.orderlog.shipping.domain.ShippingState.Delivered;
import dev.orderlog.shipping.domain.ShippingState.Expired;
import dev.orderlog.shipping.domain.ShippingState.Failed;
import dev.orderlog.shipping.domain.ShippingState.PickedUp;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class ShippingRandomWalkTest {

    private static final OrderPlaced PLACED =
            new OrderPlaced(
                    ORDER,
                    new Parcel(
                            "standard",
                            new Address(
                                    "Ada", "Street 1", Optional.empty(), "Berlin", "10115", "DE")));
    private static final ShippingCommand RESERVED = new Hear(new InventoryReserved(ORDER), NOW);
    private static final List<ShippingCommand> INBOUND =
            List.of(
                    new Hear(PLACED, NOW),
                    RESERVED,
                    RESERVED,
                    new Hear(new OrderCancellationRequested(ORDER), NOW),
                    new PickUp(ORDER, NOW),
                    new Deliver(ORDER, NOW),
                    new RemindOfPickup(ORDER, NOW),
                    new ExpirePickup(ORDER, NOW));

    @Test
    void whatever_comes_late_twice_or_out_of_order_one_label_is_bought_and_one_ending_announced() {
        Set<Class<?>> endings = new HashSet<>();
        for (var seed = 0L; seed < 20_000; seed++) {
            var world = walk(new Random(seed));
            assertThat(world.said)
                    .as("seed %d", seed)
                    .satisfies(_ -> nothingIsSaidTwiceOrContradicted(world))
                    .satisfies(_ -> theCarrierIsAskedOnceAndLeftWithNoUnusedLabel(world));
            endings.add(world.state.getClass());
        }
        assertThat(endings)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(
                                Failed.class,
                                Cancelled.class,
                                Expired.class,
                                PickedUp.class,
                                Delivered.class));
    }

    private static ShippingWorld walk(Random random) {
        var world = new ShippingWorld();
        world.voidsRefused = random.nextInt(3);
        world.carrierRejects =
                random.nextInt(5) == 0 ? Optional.of("address_rejected") : Optional.empty();
        var answersOnTheirWay = new ArrayList<ShippingCommand>();
        for (var step = 0; step < 40; step++) {
            switch (random.nextInt(3)) {
                case 0 -> world.handle(INBOUND.get(random.nextInt(INBOUND.size())));
                case 1 ->
                        world.open.stream()
                                .skip(world.open.isEmpty() ? 0 : random.nextInt(world.open.size()))
                                .findFirst()
                                .ifPresent(
                                        intent -> answersOnTheirWay.add(world.callCarrier(intent)));
                default -> {
                    if (!answersOnTheirWay.isEmpty()) {
                        world.handle(
                                answersOnTheirWay.get(random.nextInt(answersOnTheirWay.size())));
                    }
                }
            }
        }
        answerEverything(world);
        world.handle(new Hear(PLACED, NOW));
        world.handle(RESERVED);
        answerEverything(world);
        world.handle(new ExpirePickup(ORDER, NOW));
        answerEverything(world);
        answersOnTheirWay.forEach(world::handle);
        return world;
    }

    private static void answerEverything(ShippingWorld world) {
        while (!world.open.isEmpty()) {
            world.carrierAnswers();
        }
    }

    private static void nothingIsSaidTwiceOrContradicted(ShippingWorld world) {
        assertThat(
                        world.said.stream()
                                .filter(event -> !(event instanceof ShipmentCancellationRejected)))
                .extracting(Object::getClass)
                .doesNotHaveDuplicates();
        assertThat(
                        world.said.stream()
                                .filter(event ->
                                        event instanceof ShipmentFailed
                                                || event instanceof ShipmentCancelled
                                                || event instanceof ShipmentExpired
                                                || event instanceof ShipmentPickedUp))
                .hasSize(1);
    }

    private static void theCarrierIsAskedOnceAndLeftWithNoUnusedLabel(ShippingWorld world) {
        assertThat(world.intended).doesNotHaveDuplicates();
        if (world.state instanceof Cancelled) {
            assertThat(world.voidedAtCarrier).isEqualTo(world.boughtAtCarrier);
        }
        if (world.state instanceof PickedUp || world.state instanceof Delivered) {
            assertThat(world.boughtAtCarrier).isTrue();
            assertThat(world.voidedAtCarrier).isFalse();
        }
    }
}
