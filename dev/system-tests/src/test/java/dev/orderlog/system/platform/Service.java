package dev.orderlog.system.platform;

import dev.orderlog.quickstart.place.PortPlan;

import java.net.URI;
import java.util.function.ToIntFunction;

/** The services that are ours to stop. */
public enum Service {
    ORDER_API("order-api", PortPlan::orderApi),
    PAYMENT("payment-service", PortPlan::payment),
    INVENTORY("inventory-service", PortPlan::inventory),
    SHIPPING("shipping-service", PortPlan::shipping),
    PROJECTIONS("projections", PortPlan::projections);

    private final String title;
    private final ToIntFunction<PortPlan> port;

    Service(String title, ToIntFunction<PortPlan> port) {
        this.title = title;
        this.port = port;
    }

    /** As its module, its image and its folder in deploy/ are named. */
    public String title() {
        return title;
    }

    public int port(PortPlan ports) {
        return port.applyAsInt(ports);
    }

    public URI uri(PortPlan ports) {
        return URI.create(PortPlan.url(port(ports)));
    }

    /** Answers 200 when it serves. */
    public String readiness(PortPlan ports) {
        return uri(ports) + "/health/readiness";
    }
}
