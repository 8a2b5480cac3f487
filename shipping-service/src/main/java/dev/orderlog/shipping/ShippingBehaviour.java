package dev.orderlog.shipping;

import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.batch.Behaviour;
import dev.orderlog.eventlog.batch.Decision;
import dev.orderlog.shipping.carrier.CarrierCalls;
import dev.orderlog.shipping.domain.PickupPolicy;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingDecider;
import dev.orderlog.shipping.domain.ShippingDecision;
import dev.orderlog.shipping.domain.ShippingDecision.Decided;
import dev.orderlog.shipping.domain.ShippingDecision.Refused;
import dev.orderlog.shipping.domain.ShippingEvent;
import dev.orderlog.shipping.domain.ShippingEvent.Heard;
import dev.orderlog.shipping.domain.ShippingEvent.Said;
import dev.orderlog.shipping.domain.ShippingState;
import dev.orderlog.shipping.pickup.PickupDeadlines;

import java.time.Instant;
import java.util.List;

record ShippingBehaviour(PickupPolicy policy, CarrierCalls calls)
        implements Behaviour<
                ShippingState, ShippingEvent, ShippingCommand, None, ShippingDecision> {

    @Override
    public ShippingState initial(String streamId) {
        return ShippingDecider.initial();
    }

    @Override
    public ShippingState evolve(ShippingState state, ShippingEvent event) {
        return ShippingDecider.evolve(state, event);
    }

    @Override
    public Decision<ShippingEvent, ShippingDecision> decide(
            ShippingState state, ShippingCommand command, None context) {
        return switch (ShippingDecider.decide(command, state, policy)) {
            case Refused refused -> Decision.nothing(refused);
            case Decided decided ->
                    new Decision<>(
                            List.copyOf(decided.events()),
                            decided.remember(),
                            List.of(),
                            decided.intents().stream().map(calls::request).toList(),
                            List.of(),
                            decided.deadlines().stream().map(PickupDeadlines::named).toList(),
                            decided.settled().stream().map(PickupDeadlines::name).toList(),
                            decided);
        };
    }

    @Override
    public ShippingCommand hear(ShippingEvent event, Instant now) {
        return switch (event) {
            case Heard heard -> new ShippingCommand.Hear(heard, now);
            case Said said -> throw new IllegalArgumentException("shipping said this: " + said);
        };
    }

    @Override
    public ShippingEvent heard(ShippingCommand command) {
        if (command instanceof ShippingCommand.Hear(var event, var _)) {
            return event;
        }
        throw new IllegalArgumentException("not heard: " + command);
    }
}
