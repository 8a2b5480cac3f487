package dev.orderlog.shipping.label;

import dev.orderlog.eventlog.call.CallHandler;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.shipping.carrier.Carrier;
import dev.orderlog.shipping.carrier.CarrierCalls;
import dev.orderlog.shipping.carrier.VoidRequest;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingCommand.VoidAnswered;

import java.time.InstantSource;
import java.util.UUID;

public record VoidLabelCall(Carrier carrier, CarrierCalls calls, InstantSource clock)
        implements CallHandler<ShippingCommand> {

    @Override
    public ShippingCommand call(OutsideCall call) throws CallFailedException, InterruptedException {
        var request = calls.read(call.request(), VoidRequest.class);
        var answer = carrier.voidLabel(call.key(), request.labelId());
        return new VoidAnswered(
                UUID.fromString(call.streamId()), request.attempt(), answer, clock.instant());
    }
}
