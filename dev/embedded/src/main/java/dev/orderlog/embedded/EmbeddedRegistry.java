package dev.orderlog.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A real schema registry (Apicurio) on loopback in a JVM of its own, spoken to through Confluent's REST API. Schemas survive a
 * restart in the same directory. A version must be compatible with all versions before it, both ways.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    public static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RegistryPlace place;
    private final ChildJvm jvm;

    private EmbeddedRegistry(RegistryPlace place, ChildJvm jvm) {
        this.place = place;
        this.jvm = jvm;
    }

    /**
     * Starts it; one that survived the death of its parent is replaced. It ends when this JVM ends.
     *
     * @throws PortBusyException when somebody else has a port
     */
    public static EmbeddedRegistry start(RegistryPlace wanted) {
        return start(wanted.withPortsChosen(), false);
    }

    /** Like {@link #start(RegistryPlace)}, but it goes on when this JVM ends without closing it. */
    public static EmbeddedRegistry startOutlivingThisJvm(RegistryPlace wanted) {
        return start(wanted.withPortsChosen(), true);
    }

    private static EmbeddedRegistry start(RegistryPlace place, boolean outlives) {
        var launch = RegistryLaunch.at(place);
        ChildJvm.endSurvivor(launch);
        Ports.requireFree("the schema registry", place.port());
        Ports.requireFree("the schema registry's management", place.managementPort());
        var registry =
                new EmbeddedRegistry(
                        place, ChildJvm.start(outlives ? launch.outlivingParent() : launch));
        try {
            Readiness.await(
                    "The schema registry",
                    registry.jvm.ended(),
                    registry::takesDefaultCompatibility);
            return registry;
        } catch (RuntimeException e) {
            registry.close();
            throw new StartupException("%s; see %s".formatted(e.getMessage(), launch.logFile()), e);
        }
    }

    /** What Confluent's clients call {@code schema.registry.url}. */
    public String url() {
        return "http://%s:%d/apis/ccompat/v7".formatted(Ports.LOOPBACK, place.port());
    }

    /** The process: kill it, pause it, resume it. */
    public ChildJvm jvm() {
        return jvm;
    }

    /** With the ports that were chosen. */
    public RegistryPlace place() {
        return place;
    }

    /** The server's own default is NONE, so it counts as ready only when it has accepted ours. */
    private boolean takesDefaultCompatibility() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url() + "/config"))
                        .timeout(REQUEST_TIMEOUT)
                        .header("Content-Type", "application/json")
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"compatibility\":\"%s\"}".formatted(COMPATIBILITY)))
                        .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
