package dev.orderlog.payment;

import static dev.orderlog.schemas.TopicCatalogue.ORDER_EVENTS;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.call.OutsideHttp;
import dev.orderlog.eventlog.service.EventLog;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.eventlog.service.ServiceSettings;
import dev.orderlog.payment.charge.CancelChargeCall;
import dev.orderlog.payment.charge.ChargeCall;
import dev.orderlog.payment.domain.PaymentCommand;
import dev.orderlog.payment.domain.PaymentDecision;
import dev.orderlog.payment.domain.PaymentState;
import dev.orderlog.payment.gateway.HttpPaymentProvider;
import dev.orderlog.payment.gateway.PaymentProvider;
import dev.orderlog.payment.gateway.ProviderCalls;
import dev.orderlog.payment.refund.RefundCall;
import dev.orderlog.payment.wire.PaymentCodec;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

@Factory
public final class PaymentService {

    public static final String NAME = "payment-service";

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
    PaymentProvider provider(
            OutsideHttp http,
            @Value("${orderlog.payment.provider-url}") URI url,
            ObjectMapper json) {
        return new HttpPaymentProvider(http, url, json);
    }

    @Context
    @Bean(preDestroy = "close")
    ServiceRuntime<PaymentState, PaymentCommand, PaymentDecision> runtime(
            EventLog eventLog, PaymentProvider provider, ObjectMapper json, InstantSource clock) {
        var calls = new ProviderCalls(json);
        return eventLog.run(
                new ServiceDefinition<>(
                        "/" + NAME,
                        ORDER_EVENTS,
                        Set.of(),
                        new PaymentBehaviour(calls),
                        BatchContext.none(),
                        new PaymentCodec(eventLog.framing()),
                        PaymentCodec.HEARS,
                        TopicCatalogue.load().types(),
                        Map.of(
                                ProviderCalls.CHARGE,
                                new ChargeCall(provider, calls, clock),
                                ProviderCalls.CANCEL_CHARGE,
                                new CancelChargeCall(provider, clock),
                                ProviderCalls.REFUND,
                                new RefundCall(provider, calls, clock)),
                        (deadline, now) -> {
                            throw new IllegalStateException(
                                    "payment sets no deadlines: " + deadline.name());
                        }));
    }
}
