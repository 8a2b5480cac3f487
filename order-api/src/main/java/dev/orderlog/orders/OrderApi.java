package dev.orderlog.orders;

import static dev.orderlog.schemas.TopicCatalogue.ORDER_EVENTS;

import dev.orderlog.eventlog.service.EventLog;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.orders.domain.OrderState;
import dev.orderlog.orders.place.IdempotencyKeyStore;
import dev.orderlog.orders.place.KeySettings;
import dev.orderlog.orders.wire.OrderCodec;
import dev.orderlog.schemas.AvroTrust;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

import java.util.Map;
import java.util.Set;

@Factory
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Orderlog",
                        version = "0.1",
                        description =
                                "Takes orders and carries each one through payment, stock and"
                                        + " shipping.",
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0")))
public final class OrderApi {

    private static final String NAME = "order-api";

    public static final String SOURCE = "/" + NAME;

    public static void main(String[] args) {
        Micronaut.build(args).environments(NAME).deduceEnvironment(false).banner(false).start();
    }

    public static ApplicationContext start(Map<String, Object> overrides) {
        var context =
                ApplicationContext.builder(NAME)
                        .deduceEnvironment(false)
                        .properties(overrides)
                        .start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    @Context
    @Bean(preDestroy = "close")
    ServiceRuntime<OrderState, OrderMessage, OrderReply> runtime(
            EventLog log, StepDeadlines deadlines, KeySettings keys) {
        AvroTrust.give();
        return log.run(
                new ServiceDefinition<>(
                        SOURCE,
                        ORDER_EVENTS,
                        Set.of(),
                        new OrderBehaviour(deadlines),
                        new BatchKeys(new IdempotencyKeyStore(keys.lifetime())),
                        new OrderCodec(log.framing()),
                        OrderCodec.HEARD,
                        TopicCatalogue.load().types(),
                        Map.of(),
                        OrderBehaviour::overdue));
    }
}
