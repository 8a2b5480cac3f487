package dev.orderlog.system.platform.container;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.parts.Probe;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.quickstart.sandbox.SandboxProvider;

import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What the services need and is not ours, under the names that deploy/ gives them. Services come to Kafka and PostgreSQL by TLS, as
 * deploy/ configures them; to the judges on this machine both speak plainly.
 */
record Servers(PortPlan ports, Network network, Secrets secrets) {

    private static final long MEBI = 1024 * 1024;
    private static final String SECRETS_IN_CONTAINER = "/etc/orderlog";

    GenericContainer<?> kafka() {
        var kafka =
                server("kafka", Images.kafka(), 1024, ports.kafka(), 9092, this::kafkaAnswers)
                        .withNetworkAliases(ClusterSecrets.KAFKA_HOST)
                        .withEnv(KafkaSettings.environment(ports.kafka(), SECRETS_IN_CONTAINER));
        return mounting(kafka, secrets.of(ClusterSecrets.KAFKA), SECRETS_IN_CONTAINER);
    }

    GenericContainer<?> postgres() {
        // The key must belong to the server's own user.
        var script =
                "install -m 600 -o postgres -g postgres %1$s/server.key /run/server.key && exec"
                        + " docker-entrypoint.sh postgres -c ssl=on"
                        + " -c ssl_cert_file=%1$s/server.crt -c ssl_key_file=/run/server.key"
                        + " -c wal_level=logical -c max_replication_slots=16 -c max_wal_senders=16"
                        + " -c max_connections=200 -c max_slot_wal_keep_size=2GB";
        var postgres =
                server(
                                "postgres",
                                Images.postgres(),
                                512,
                                ports.postgres(),
                                5432,
                                this::postgresAnswers)
                        .withNetworkAliases(
                                Database.all().stream().map(Database::host).toArray(String[]::new))
                        .withEnv("POSTGRES_PASSWORD", EmbeddedPostgres.PASSWORD)
                        .withCreateContainerCmdModifier(command ->
                                command.withEntrypoint("sh", "-c")
                                        .withCmd(script.formatted(SECRETS_IN_CONTAINER)));
        var files = secrets.of(ClusterSecrets.POSTGRES);
        return mounting(
                mounting(postgres, files, SECRETS_IN_CONTAINER),
                files.resolve("databases.sql"),
                "/docker-entrypoint-initdb.d/databases.sql");
    }

    /** @param java an image with a Java and Jackson */
    List<GenericContainer<?>> outsideWorld(String java) {
        return List.of(
                sandbox(java, "SandboxProvider", "provider", ports.provider()),
                sandbox(java, "SandboxCarrier", "carrier", ports.carrier()));
    }

    private GenericContainer<?> sandbox(String java, String type, String name, int port) {
        var ready = PortPlan.url(port) + "/health";
        var sandbox =
                server(name, java, 256, port, 8080, () -> Probe.ready(ready))
                        .withNetworkAliases(name)
                        .withCreateContainerCmdModifier(command ->
                                command.withEntrypoint("java", "-cp", "/app/libs/*:/sandbox")
                                        .withCmd(
                                                SandboxProvider.class.getPackageName() + "." + type,
                                                "0.0.0.0",
                                                "8080",
                                                "/tmp"));
        return mounting(sandbox, codeOfSandboxes(), "/sandbox");
    }

    /** A folder of classes, or a jar. */
    private static Path codeOfSandboxes() {
        try {
            var source = SandboxProvider.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private GenericContainer<?> server(
            String name,
            String image,
            long memoryMi,
            int port,
            int portInside,
            Callable<Boolean> ready) {
        var server = new GenericContainer<>(DockerImageName.parse(image));
        server.setPortBindings(List.of(published(port, portInside)));
        return server.withNetwork(network)
                .withExposedPorts(portInside)
                .waitingFor(new ReadyWhen(name, ready))
                .withCreateContainerCmdModifier(command ->
                        command.withHostName(name).getHostConfig().withMemory(memoryMi * MEBI));
    }

    static String published(int port, int inside) {
        return "%s:%d:%d".formatted(Ports.LOOPBACK, port, inside);
    }

    private static GenericContainer<?> mounting(
            GenericContainer<?> container, Path here, String there) {
        return container.withCreateContainerCmdModifier(command -> {
            var host = command.getHostConfig();
            var binds = new ArrayList<>(List.of(host.getBinds()));
            binds.add(readOnly(here, there));
            host.withBinds(binds);
        });
    }

    static Bind readOnly(Path here, String there) {
        return new Bind(here.toAbsolutePath().toString(), new Volume(there), AccessMode.ro);
    }

    private boolean kafkaAnswers() throws Exception {
        if (!Ports.answers(ports.kafka())) {
            return false;
        }
        var at = Ports.LOOPBACK + ":" + ports.kafka();
        try (var admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                at,
                                "request.timeout.ms",
                                2_000,
                                "default.api.timeout.ms",
                                3_000))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        }
    }

    private boolean postgresAnswers() throws Exception {
        var last = Database.all().getLast().name();
        var url = "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, ports.postgres(), last);
        try (var connection =
                DriverManager.getConnection(
                        url, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)) {
            return connection.isValid(1);
        }
    }
}
