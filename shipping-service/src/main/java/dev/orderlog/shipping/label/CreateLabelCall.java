package dev.orderlog.shipping.label;

import dev.orderlog.eventlog.call.CallHandler;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.shipping.carrier.Carrier;
import dev.orderlog.shipping.carrier.CarrierCalls;
import dev.orderlog.shipping.carrier.LabelRequest;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingCommand.LabelAnswered;

import java.time.InstantSource;
import java.util.UUID;

public record CreateLabelCall(Carrier carrier, CarrierCalls calls, InstantSource clock)
        implements CallHandler<ShippingCommand> {

    @Override
    public ShippingCommand call(OutsideCall call) throws CallFailedException, InterruptedException {
        var request = calls.read(call.request(), LabelRequest.class);
        var answer = carrier.createLabel(call.key(), request);
        return new LabelAnswered(UUID.fromString(call.streamId()), answer, clock.instant());
    }
}
