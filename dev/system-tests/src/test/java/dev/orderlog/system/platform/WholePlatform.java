package dev.orderlog.system.platform;

import dev.orderlog.quickstart.parts.Probe;
import dev.orderlog.quickstart.place.PortPlan;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that an order needs: Kafka, PostgreSQL, a registry, a provider, a carrier and all services, each a process of its own,
 * answering at the ports of one plan on this machine, whatever it runs in.
 */
public interface WholePlatform extends AutoCloseable {

    /** How a process ended that was asked to, and how long it took. A JVM that ends in order after SIGTERM has the status 143. */
    record Ended(int status, Duration took) {}

    int STATUS_AFTER_SIGTERM = 143;

    PortPlan ports();

    /** Returns when every service serves. */
    void start();

    /** SIGTERM, as an orchestrator sends it, and SIGKILL when its patience is over. Returns when the process is gone. */
    Ended stop(Service service);

    /** SIGKILL. Returns when the process is gone. */
    void kill(Service service);

    /** Returns when it serves again. */
    void start(Service service);

    @Override
    void close();

    /** The services that do not serve now. */
    default List<String> unready() {
        return Arrays.stream(Service.values())
                .filter(service -> !Probe.ready(service.readiness(ports())))
                .map(Service::title)
                .toList();
    }
}
