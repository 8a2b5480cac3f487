package dev.orderlog.inventory;

import static dev.orderlog.schemas.TopicCatalogue.ORDER_EVENTS;
import static dev.orderlog.schemas.TopicCatalogue.STOCK_EVENTS;

import dev.orderlog.eventlog.service.EventLog;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.inventory.domain.InventoryCommand;
import dev.orderlog.inventory.domain.InventoryDecision;
import dev.orderlog.inventory.domain.InventoryState;
import dev.orderlog.inventory.stock.StockStore;
import dev.orderlog.inventory.wire.InventoryCodec;
import dev.orderlog.schemas.AvroTrust;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

@Factory
public final class InventoryService {

    private static final String NAME = "inventory-service";

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

    @Singleton
    StockStore stock(DataSource database) {
        return new StockStore(database);
    }

    @Context
    @Bean(preDestroy = "close")
    ServiceRuntime<InventoryState, InventoryCommand, InventoryDecision> runtime(
            EventLog log, StockStore stock) {
        AvroTrust.give();
        return log.run(
                new ServiceDefinition<>(
                        "/" + NAME,
                        ORDER_EVENTS,
                        Set.of(STOCK_EVENTS),
                        new InventoryBehaviour(),
                        new BatchStock(stock),
                        new InventoryCodec(log.framing()),
                        InventoryCodec.HEARD,
                        TopicCatalogue.load().types(),
                        Map.of(),
                        (deadline, now) -> {
                            throw new IllegalStateException(
                                    "sets no deadlines: " + deadline.name());
                        }));
    }
}
