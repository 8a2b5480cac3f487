package dev.orderlog.shipping.delivery;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.shipping.domain.ShippingCommand.Deliver;
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
final class DeliveryController {

    private final ShipmentSignals signals;
    private final InstantSource clock;

    DeliveryController(ShipmentSignals signals, InstantSource clock) {
        this.signals = signals;
        this.clock = clock;
    }

    @Post("/{orderId}/delivery")
    @Status(HttpStatus.ACCEPTED)
    CompletableFuture<SignalAccepted> deliver(
            UUID orderId, @Header(CloudEventHeaders.TRACE_PARENT) @Nullable String traceparent) {
        var now = clock.instant();
        return signals.give(
                new Deliver(orderId, now),
                now,
                traceparent,
                Refusal.ALREADY_DELIVERED,
                "DELIVERED");
    }
}
