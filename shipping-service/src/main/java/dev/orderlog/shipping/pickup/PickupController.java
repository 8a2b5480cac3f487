package dev.orderlog.shipping.pickup;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.shipping.domain.ShippingCommand.PickUp;
import dev.orderlog.shipping.domain.ShippingDecision.Refusal;
import dev.orderlog.shipping.signal.ShipmentSignals;
import dev.orderlog.shipping.signal.SignalAccepted;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

@Controller("/shipments")
final class PickupController {

    private final ShipmentSignals signals;
    private final InstantSource clock;

    PickupController(ShipmentSignals signals, InstantSource clock) {
        this.signals = signals;
        this.clock = clock;
    }

    @Post("/{orderId}/pickup")
    @Status(HttpStatus.ACCEPTED)
    CompletableFuture<SignalAccepted> pickUp(
            UUID orderId, @Header(CloudEventHeaders.TRACE_PARENT) @Nullable String traceparent) {
        var now = clock.instant();
        return signals.give(
                new PickUp(orderId, now), now, traceparent, Refusal.ALREADY_PICKED_UP, "PICKED_UP");
    }
}
