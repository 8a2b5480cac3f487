package dev.orderlog.payment.refund;

import dev.orderlog.eventlog.call.CallHandler;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.payment.domain.PaymentCommand;
import dev.orderlog.payment.domain.PaymentCommand.RefundAnswered;
import dev.orderlog.payment.gateway.PaymentProvider;
import dev.orderlog.payment.gateway.ProviderCalls;
import dev.orderlog.payment.gateway.RefundRequest;

import java.time.InstantSource;
import java.util.UUID;

public record RefundCall(PaymentProvider provider, ProviderCalls calls, InstantSource clock)
        implements CallHandler<PaymentCommand> {

    @Override
    public PaymentCommand call(OutsideCall call) throws CallFailedException, InterruptedException {
        var request = calls.read(call.request(), RefundRequest.class);
        var reference = provider.refund(call.key(), request);
        return new RefundAnswered(UUID.fromString(call.streamId()), reference, clock.instant());
    }
}
