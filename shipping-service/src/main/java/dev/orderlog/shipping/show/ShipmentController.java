package dev.orderlog.shipping.show;

import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingDecision;
import dev.orderlog.shipping.domain.ShippingState;
import dev.orderlog.shipping.signal.ShipmentProblem;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.util.UUID;

@Controller("/shipments")
final class ShipmentController {

    private final ServiceRuntime<ShippingState, ShippingCommand, ShippingDecision> shipments;

    ShipmentController(ServiceRuntime<ShippingState, ShippingCommand, ShippingDecision> shipments) {
        this.shipments = shipments;
    }

    @Get("/{orderId}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    ShipmentView show(UUID orderId) {
        return ShipmentView.of(orderId, shipments.state(orderId.toString()))
                .orElseThrow(() -> ShipmentProblem.unknown(orderId));
    }
}
