package dev.orderlog.payment;

import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.batch.Behaviour;
import dev.orderlog.eventlog.batch.Decision;
import dev.orderlog.payment.domain.PaymentCommand;
import dev.orderlog.payment.domain.PaymentDecider;
import dev.orderlog.payment.domain.PaymentDecision;
import dev.orderlog.payment.domain.PaymentDecision.Decided;
import dev.orderlog.payment.domain.PaymentDecision.Refused;
import dev.orderlog.payment.domain.PaymentEvent;
import dev.orderlog.payment.domain.PaymentEvent.Heard;
import dev.orderlog.payment.domain.PaymentEvent.Said;
import dev.orderlog.payment.domain.PaymentState;
import dev.orderlog.payment.gateway.ProviderCalls;

import java.time.Instant;
import java.util.List;

record PaymentBehaviour(ProviderCalls calls)
        implements Behaviour<PaymentState, PaymentEvent, PaymentCommand, None, PaymentDecision> {

    @Override
    public PaymentState initial(String streamId) {
        return PaymentDecider.initial();
    }

    @Override
    public PaymentState evolve(PaymentState state, PaymentEvent event) {
        return PaymentDecider.evolve(state, event);
    }

    @Override
    public Decision<PaymentEvent, PaymentDecision> decide(
            PaymentState state, PaymentCommand command, None context) {
        return switch (PaymentDecider.decide(command, state)) {
            case Refused refused -> Decision.nothing(refused);
            case Decided decided ->
                    new Decision<>(
                            List.copyOf(decided.events()),
                            decided.remember(),
                            List.of(),
                            decided.intents().stream().map(calls::request).toList(),
                            decided.withdrawn().stream()
                                    .map(kind -> ProviderCalls.key(kind, command.orderId()))
                                    .toList(),
                            List.of(),
                            List.of(),
                            decided);
        };
    }

    @Override
    public PaymentCommand hear(PaymentEvent event, Instant now) {
        return switch (event) {
            case Heard heard -> new PaymentCommand.Hear(heard, now);
            case Said said -> throw new IllegalArgumentException("payment said this: " + said);
        };
    }

    @Override
    public PaymentEvent heard(PaymentCommand command) {
        if (command instanceof PaymentCommand.Hear(var event, var _)) {
            return event;
        }
        throw new IllegalArgumentException("not heard: " + command);
    }
}
