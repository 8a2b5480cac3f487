package dev.orderlog.quickstart.parts;

import static java.util.stream.Collectors.joining;

import dev.orderlog.embedded.Readiness;
import dev.orderlog.embedded.StartupException;
import dev.orderlog.inventory.InventoryService;
import dev.orderlog.orders.OrderApi;
import dev.orderlog.payment.PaymentService;
import dev.orderlog.projections.Projections;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.shipping.ShippingService;

import io.micronaut.context.ApplicationContext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The five services, each configured as in production and placed on this machine. */
final class ServiceParts {

    static final List<String> DATABASES = List.of("order_api", "payment", "inventory", "shipping");

    private final PlatformSetup setup;
    private final int instance;
    private final ServiceConfiguration configuration;

    private ServiceParts(PlatformSetup setup, int instance) {
        this.setup = setup;
        this.instance = instance;
        this.configuration = new ServiceConfiguration(setup);
    }

    @FunctionalInterface
    private interface Start {
        ApplicationContext with(Map<String, Object> configuration);
    }

    /** @param instance 1 for the first of each */
    static List<Part> of(PlatformSetup setup, int instance) {
        return new ServiceParts(setup, instance).all();
    }

    private List<Part> all() {
        var shared = setup.ports();
        var ports = shared.instance(instance);
        return List.of(
                part(
                        "order-api",
                        ports.orderApi(),
                        OrderApi.class,
                        OrderApi::start,
                        configuration.database("order_api"),
                        Map.of("orderlog.orders.projections-url", everyProjections())),
                part(
                        "payment-service",
                        ports.payment(),
                        PaymentService.class,
                        PaymentService::start,
                        configuration.database("payment"),
                        Map.of("orderlog.payment.provider-url", PortPlan.url(shared.provider()))),
                part(
                        "inventory-service",
                        ports.inventory(),
                        InventoryService.class,
                        InventoryService::start,
                        configuration.database("inventory"),
                        Map.of()),
                part(
                        "shipping-service",
                        ports.shipping(),
                        ShippingService.class,
                        ShippingService::start,
                        configuration.database("shipping"),
                        Map.of("orderlog.shipping.carrier-url", PortPlan.url(shared.carrier()))),
                part(
                        "projections",
                        ports.projections(),
                        Projections.class,
                        Projections::start,
                        Map.of(),
                        Map.of(
                                "orderlog.projections.state-dir",
                                        setup.home().projections(instance).toString(),
                                "orderlog.projections.advertised-url",
                                        PortPlan.url(ports.projections()))));
    }

    private String everyProjections() {
        return IntStream.rangeClosed(1, setup.instances())
                .mapToObj(setup.ports()::instance)
                .map(ports -> PortPlan.url(ports.projections()))
                .collect(joining(","));
    }

    private Part part(
            String name,
            int port,
            Class<?> main,
            Start start,
            Map<String, Object> database,
            Map<String, Object> own) {
        var all = new HashMap<>(configuration.common(port));
        all.putAll(database);
        all.putAll(own);
        return new HttpPart(
                PlatformHome.nameOf(name, instance),
                port,
                setup.processes()
                        ? part -> OwnJvm.of(setup).run(part, main, all)
                        : part -> inThisJvm(part, start.with(all)));
    }

    /** It listens by now; it is ready when it says so itself. */
    private static RunningPart inThisJvm(HttpPart part, ApplicationContext context) {
        try {
            Readiness.await(
                    part.name(), new CompletableFuture<>(), () -> Probe.ready(part.probe()));
            return RunningPart.inThisJvm(context);
        } catch (StartupException e) {
            context.close();
            throw e;
        }
    }
}
