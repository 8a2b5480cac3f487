package dev.orderlog.orders;

import dev.orderlog.eventlog.batch.Behaviour;
import dev.orderlog.eventlog.batch.Decision;
import dev.orderlog.eventlog.batch.Decision.Deadline;
import dev.orderlog.eventlog.deadline.DueDeadline;
import dev.orderlog.orders.OrderReply.Answered;
import dev.orderlog.orders.OrderReply.AnsweredBefore;
import dev.orderlog.orders.OrderReply.KeyReused;
import dev.orderlog.orders.domain.OrderCommand.Hear;
import dev.orderlog.orders.domain.OrderCommand.StepOverdue;
import dev.orderlog.orders.domain.OrderDecider;
import dev.orderlog.orders.domain.OrderDecision.Decided;
import dev.orderlog.orders.domain.OrderDecision.Refused;
import dev.orderlog.orders.domain.OrderEvent;
import dev.orderlog.orders.domain.OrderEvent.Heard;
import dev.orderlog.orders.domain.OrderState;
import dev.orderlog.orders.domain.Step;
import dev.orderlog.orders.place.ClaimedKeys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

public final class OrderBehaviour
        implements Behaviour<OrderState, OrderEvent, OrderMessage, ClaimedKeys, OrderReply> {

    private final StepDeadlines deadlines;

    public OrderBehaviour(StepDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public OrderState initial(String streamId) {
        return OrderDecider.initial();
    }

    @Override
    public OrderState evolve(OrderState state, OrderEvent event) {
        return OrderDecider.evolve(state, event);
    }

    @Override
    public Decision<OrderEvent, OrderReply> decide(
            OrderState state, OrderMessage message, ClaimedKeys keys) {
        var claim = message.claim();
        return switch (claim == null ? new ClaimedKeys.Holder.Claimant() : keys.holder(claim)) {
            case ClaimedKeys.Holder.Claimant _ -> decide(state, message);
            case ClaimedKeys.Holder.Earlier(var orderId) ->
                    Decision.nothing(new AnsweredBefore(orderId));
            case ClaimedKeys.Holder.Other _ -> Decision.nothing(new KeyReused());
        };
    }

    private Decision<OrderEvent, OrderReply> decide(OrderState state, OrderMessage message) {
        var decision = OrderDecider.decide(message.command(), state);
        return switch (decision) {
            case Decided(var events, var remember, var steps, var settled) ->
                    new Decision<>(
                            List.copyOf(events),
                            remember,
                            List.of(),
                            List.of(),
                            List.of(),
                            steps.stream()
                                    .map(step -> deadline(step, message.command().now()))
                                    .toList(),
                            settled.stream().map(Step::code).toList(),
                            new Answered(decision));
            case Refused _ -> Decision.nothing(new Answered(decision));
        };
    }

    @Override
    public OrderMessage hear(OrderEvent event, Instant now) {
        if (event instanceof Heard heard) {
            return new OrderMessage(new Hear(heard, now));
        }
        throw new IllegalArgumentException("not heard from others: " + event);
    }

    @Override
    public OrderEvent heard(OrderMessage message) {
        if (message.command() instanceof Hear(var event, var _)) {
            return event;
        }
        throw new IllegalArgumentException("not heard: " + message.command());
    }

    static OrderMessage overdue(DueDeadline deadline, Instant now) {
        return new OrderMessage(
                new StepOverdue(
                        UUID.fromString(deadline.streamId()), Step.of(deadline.name()), now));
    }

    private Deadline deadline(Step step, Instant from) {
        return new Deadline(step.code(), from.plus(deadlines.of(step)));
    }
}
