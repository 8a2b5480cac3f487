package dev.orderlog.quickstart.parts;

import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;

import java.util.List;

/**
 * Which platform, and how.
 *
 * @param processes each part as its own process instead of all services in this JVM
 * @param instances of each service
 * @param brokers one, or a cluster of three
 * @param serverPerDatabase a PostgreSQL server for each service that keeps something, instead of one for all
 * @param jvmFlags of each part that is a process; later ones prevail
 */
public record PlatformSetup(
        PortPlan ports,
        PlatformHome home,
        boolean processes,
        int instances,
        int brokers,
        boolean serverPerDatabase,
        List<String> jvmFlags) {

    /** Soon ready and small, rather than fast after minutes. */
    public static final List<String> SOON_READY = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    public static final int INSTANCES_MAX = 3;
    private static final int CLUSTER = 3;

    public PlatformSetup {
        jvmFlags = List.copyOf(jvmFlags);
        if (instances < 1 || instances > INSTANCES_MAX) {
            throw new IllegalArgumentException(
                    "There can be 1 to %d instances, not %d".formatted(INSTANCES_MAX, instances));
        }
        if (brokers != 1 && brokers != CLUSTER) {
            throw new IllegalArgumentException(
                    "There can be 1 broker or %d, not %d".formatted(CLUSTER, brokers));
        }
        if (!processes && (instances > 1 || brokers > 1)) {
            throw new IllegalArgumentException(
                    "Several instances or brokers are processes of their own: add --processes");
        }
    }

    /** One of each. */
    public PlatformSetup(PortPlan ports, PlatformHome home, boolean processes) {
        this(ports, home, processes, 1, 1);
    }

    public PlatformSetup(
            PortPlan ports, PlatformHome home, boolean processes, int instances, int brokers) {
        this(ports, home, processes, instances, brokers, false, SOON_READY);
    }

    /** That of the server with this database. */
    public int postgresPort(String database) {
        return PostgresPart.portOf(this, database);
    }

    /** Where Kafka's clients begin: all brokers. */
    public String bootstrapServers() {
        return KafkaPart.bootstrapServers(this);
    }

    /** What Confluent's clients call {@code schema.registry.url}. */
    public String registryUrl() {
        return PortPlan.url(ports.registry()) + RegistryPart.API;
    }
}
