package dev.orderlog.payment.charge;

import dev.orderlog.eventlog.call.CallHandler;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.payment.domain.PaymentCommand;
import dev.orderlog.payment.domain.PaymentCommand.ChargeAnswered;
import dev.orderlog.payment.gateway.ChargeRequest;
import dev.orderlog.payment.gateway.PaymentProvider;
import dev.orderlog.payment.gateway.ProviderCalls;

import java.time.InstantSource;
import java.util.UUID;

public record ChargeCall(PaymentProvider provider, ProviderCalls calls, InstantSource clock)
        implements CallHandler<PaymentCommand> {

    @Override
    public PaymentCommand call(OutsideCall call) throws CallFailedException, InterruptedException {
        var request = calls.read(call.request(), ChargeRequest.class);
        var answer = provider.charge(call.key(), request);
        return new ChargeAnswered(UUID.fromString(call.streamId()), answer, clock.instant());
    }
}
