package dev.orderlog.payment.charge;

import dev.orderlog.eventlog.call.CallHandler;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.payment.domain.PaymentCommand;
import dev.orderlog.payment.domain.PaymentCommand.CancelChargeAnswered;
import dev.orderlog.payment.domain.PaymentIntent;
import dev.orderlog.payment.gateway.PaymentProvider;
import dev.orderlog.payment.gateway.ProviderCalls;

import java.time.InstantSource;
import java.util.UUID;

public record CancelChargeCall(PaymentProvider provider, InstantSource clock)
        implements CallHandler<PaymentCommand> {

    @Override
    public PaymentCommand call(OutsideCall call) throws CallFailedException, InterruptedException {
        var orderId = UUID.fromString(call.streamId());
        var chargeKey = ProviderCalls.key(PaymentIntent.Kind.CHARGE, orderId);
        var answer = provider.cancelCharge(call.key(), chargeKey);
        return new CancelChargeAnswered(orderId, answer, clock.instant());
    }
}
