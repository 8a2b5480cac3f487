package dev.orderlog.shipping.signal;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingDecision;
import dev.orderlog.shipping.domain.ShippingDecision.Refusal;
import dev.orderlog.shipping.domain.ShippingDecision.Refused;
import dev.orderlog.shipping.domain.ShippingState;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Signals from people and carriers; a signal given again is accepted again. */
@Singleton
public final class ShipmentSignals {

    private final ServiceRuntime<ShippingState, ShippingCommand, ShippingDecision> shipments;

    ShipmentSignals(ServiceRuntime<ShippingState, ShippingCommand, ShippingDecision> shipments) {
        this.shipments = shipments;
    }

    /** @param repeated the refusal which says that the signal had been given before */
    public CompletableFuture<SignalAccepted> give(
            ShippingCommand signal,
            Instant now,
            @Nullable String traceparent,
            Refusal repeated,
            String status) {
        return shipments
                .submit(
                        Message.asked(
                                signal.orderId(),
                                signal,
                                now,
                                TraceParent.continueOrStart(traceparent)))
                .thenApply(outcome -> {
                    refuse(signal, outcome, repeated);
                    return new SignalAccepted(signal.orderId(), status);
                });
    }

    private static void refuse(
            ShippingCommand signal, Outcome<ShippingDecision> outcome, Refusal repeated) {
        switch (outcome) {
            case Outcome.Decided<ShippingDecision> answered -> {
                if (answered.reply() instanceof Refused(var reason) && reason != repeated) {
                    throw ShipmentProblem.of(signal.orderId(), reason);
                }
            }
            case Outcome.Repeated<ShippingDecision> _ -> {}
            case Outcome.Queued<ShippingDecision> _ ->
                    throw ShipmentProblem.parked(signal.orderId());
        }
    }
}
