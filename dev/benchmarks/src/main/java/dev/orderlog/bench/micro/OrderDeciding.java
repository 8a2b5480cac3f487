package dev.orderlog.bench.micro;

import dev.orderlog.orders.domain.Address;
import dev.orderlog.orders.domain.Line;
import dev.orderlog.orders.domain.Money;
import dev.orderlog.orders.domain.OrderCommand;
import dev.orderlog.orders.domain.OrderDecider;
import dev.orderlog.orders.domain.OrderDecision;
import dev.orderlog.orders.domain.OrderEvent;
import dev.orderlog.orders.domain.OrderState;
import dev.orderlog.orders.domain.Placement;
import dev.orderlog.orders.domain.Step;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;

@State(Scope.Thread)
public class OrderDeciding {

    private OrderCommand place =
            new OrderCommand.Place(TypicalOrder.ID, placement(), TypicalOrder.NOW);
    private OrderState unknown = OrderDecider.initial();
    private OrderCommand hear =
            new OrderCommand.Hear(new OrderEvent.PaymentCharged(TypicalOrder.ID), TypicalOrder.NOW);
    private OrderState open = new OrderState.Open(Step.PAYMENT);
    private List<OrderEvent> life =
            List.of(
                    placed(),
                    new OrderEvent.PaymentCharged(TypicalOrder.ID),
                    new OrderEvent.InventoryReserved(TypicalOrder.ID),
                    new OrderEvent.ShipmentCreated(TypicalOrder.ID),
                    new OrderEvent.OrderCompleted(TypicalOrder.ID, TypicalOrder.NOW));

    static OrderEvent.OrderPlaced placed() {
        var placement = placement();
        return new OrderEvent.OrderPlaced(
                TypicalOrder.ID, placement, placement.total(), TypicalOrder.NOW);
    }

    private static Placement placement() {
        return new Placement(
                "customer-4711",
                List.of(
                        new Line(
                                TypicalOrder.FIRST_SKU, 2, new Money(1_990, TypicalOrder.CURRENCY)),
                        new Line(
                                TypicalOrder.SECOND_SKU,
                                1,
                                new Money(4_990, TypicalOrder.CURRENCY))),
                "tok_approve",
                "standard",
                new Address("Ada Lovelace", "12 St James's Square", null, "London", "SW1Y", "GB"));
    }

    @Benchmark
    public OrderDecision decidePlace() {
        return OrderDecider.decide(place, unknown);
    }

    @Benchmark
    public OrderDecision decidePaymentCharged() {
        return OrderDecider.decide(hear, open);
    }

    @Benchmark
    public OrderState evolveWholeOrder() {
        var state = unknown;
        for (var event : life) {
            state = OrderDecider.evolve(state, event);
        }
        return state;
    }
}
