package dev.orderlog.shipping;

import static dev.orderlog.schemas.TopicCatalogue.ORDER_EVENTS;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.call.OutsideHttp;
import dev.orderlog.eventlog.service.EventLog;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.eventlog.service.ServiceSettings;
import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.shipping.carrier.Carrier;
import dev.orderlog.shipping.carrier.CarrierCalls;
import dev.orderlog.shipping.carrier.HttpCarrier;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingDecision;
import dev.orderlog.shipping.domain.ShippingState;
import dev.orderlog.shipping.label.CreateLabelCall;
import dev.orderlog.shipping.label.VoidLabelCall;
import dev.orderlog.shipping.pickup.PickupDeadlines;
import dev.orderlog.shipping.wire.ShippingCodec;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

@Factory
public final class ShippingService {

    public static final String NAME = "shipping-service";

    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .environments(NAME)
                .deduceEnvironment(false)
                .banner(false)
                .start();
    }

    public static ApplicationContext start(Map<String, Object> overrides) {
        var context =
                ApplicationContext.builder(NAME)
                        .deduceEnvironment(false)
                        .banner(false)
                        .properties(overrides)
                        .start();
        try {
            context.getBean(EmbeddedServer.class).start();
            return context;
        } catch (RuntimeException failed) {
            context.close();
            throw failed;
        }
    }

    @Singleton
    @Bean(preDestroy = "close")
    OutsideHttp http(ServiceSettings settings) {
        return new OutsideHttp(settings.calls().timeout());
    }

    @Singleton
    Carrier carrier(OutsideHttp http, ShippingSettings settings, ObjectMapper json) {
        return new HttpCarrier(http, settings.carrierUrl(), json);
    }

    @Context
    @Bean(preDestroy = "close")
    ServiceRuntime<ShippingState, ShippingCommand, ShippingDecision> runtime(
            EventLog eventLog,
            ShippingSettings settings,
            Carrier carrier,
            ObjectMapper json,
            InstantSource clock) {
        var calls = new CarrierCalls(json);
        return eventLog.run(
                new ServiceDefinition<>(
                        "/" + NAME,
                        ORDER_EVENTS,
                        Set.of(),
                        new ShippingBehaviour(settings.policy(), calls),
                        BatchContext.none(),
                        new ShippingCodec(eventLog.framing()),
                        ShippingCodec.HEARS,
                        TopicCatalogue.load().types(),
                        Map.of(
                                CarrierCalls.CREATE_LABEL,
                                new CreateLabelCall(carrier, calls, clock),
                                CarrierCalls.VOID_LABEL,
                                new VoidLabelCall(carrier, calls, clock)),
                        PickupDeadlines::due));
    }
}
