package dev.orderlog.bench.micro;

import dev.orderlog.shipping.domain.Address;
import dev.orderlog.shipping.domain.Label;
import dev.orderlog.shipping.domain.LabelAnswer;
import dev.orderlog.shipping.domain.Parcel;
import dev.orderlog.shipping.domain.PickupPolicy;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingDecider;
import dev.orderlog.shipping.domain.ShippingDecision;
import dev.orderlog.shipping.domain.ShippingEvent;
import dev.orderlog.shipping.domain.ShippingState;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

@State(Scope.Thread)
public class ShippingDeciding {

    private static final Parcel PARCEL =
            new Parcel(
                    "standard",
                    new Address(
                            "Ada Lovelace",
                            "12 St James's Square",
                            Optional.empty(),
                            "London",
                            "SW1Y",
                            "GB"));

    private PickupPolicy policy = new PickupPolicy(Duration.ofDays(7), Duration.ofHours(24));
    private ShippingState unknown = ShippingDecider.initial();
    private ShippingState placedState = new ShippingState.Placed(PARCEL);
    private ShippingState buying = new ShippingState.Buying(PARCEL);
    private ShippingCommand hearReserved =
            new ShippingCommand.Hear(
                    new ShippingEvent.InventoryReserved(TypicalOrder.ID), TypicalOrder.NOW);
    private ShippingCommand answered =
            new ShippingCommand.LabelAnswered(
                    TypicalOrder.ID,
                    new LabelAnswer.Bought(
                            "sandbox", "lbl_0198c9f2", "TRK0198C9F27B", Optional.empty()),
                    TypicalOrder.NOW);
    private List<ShippingEvent> life =
            List.of(
                    new ShippingEvent.OrderPlaced(TypicalOrder.ID, PARCEL),
                    new ShippingEvent.InventoryReserved(TypicalOrder.ID),
                    created());

    static ShippingEvent created() {
        return new ShippingEvent.ShipmentCreated(
                TypicalOrder.ID,
                new Label(
                        "sandbox",
                        "lbl_0198c9f2",
                        "TRK0198C9F27B",
                        TypicalOrder.NOW.plus(Duration.ofDays(7)),
                        TypicalOrder.NOW));
    }

    @Benchmark
    public ShippingDecision decideInventoryReserved() {
        return ShippingDecider.decide(hearReserved, placedState, policy);
    }

    @Benchmark
    public ShippingDecision decideLabelAnswered() {
        return ShippingDecider.decide(answered, buying, policy);
    }

    @Benchmark
    public ShippingState evolveWholeOrder() {
        var state = unknown;
        for (var event : life) {
            state = ShippingDecider.evolve(state, event);
        }
        return state;
    }
}
