package dev.orderlog.system.platform.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.embedded.Ports;
import dev.orderlog.embedded.Readiness;
import dev.orderlog.quickstart.parts.Probe;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.system.platform.Service;
import dev.orderlog.system.platform.SideBySide;
import dev.orderlog.system.platform.WholePlatform;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Everything in containers on a network of its own: what deploy/ asks for, one of each. */
public final class ContainerPlatform implements WholePlatform {

    private static final Duration STEP_MAX = Duration.ofMinutes(3);
    private static final int HTTP = 8080;
    private static final String REGISTRY = "registry";

    /** What is the installation's own to set, and what the overlay for a single broker sets. */
    private static final Map<Service, Map<String, String>> INSTEAD =
            Map.of(
                    Service.PAYMENT,
                    Map.of("ORDERLOG_PAYMENT_PROVIDER_URL", "http://provider:8080"),
                    Service.SHIPPING,
                    Map.of("ORDERLOG_SHIPPING_CARRIER_URL", "http://carrier:8080"),
                    Service.PROJECTIONS,
                    Map.of("ORDERLOG_PROJECTIONS_STANDBY_REPLICAS", "0"));

    private final PortPlan ports = PortPlan.anyFree();
    private final Engine engine = new Engine();
    private final Network network = Network.newNetwork();
    private final Map<String, GenericContainer<?>> running = new ConcurrentHashMap<>();
    private final Map<String, String> images = new ConcurrentHashMap<>();
    private final Path home;
    private final Secrets secrets;
    private final PodContainers pods;

    /** @param home where certificates and logs go */
    public ContainerPlatform(Path home) {
        this.home = home;
        this.secrets = ClusterSecrets.in(home);
        this.pods = new PodContainers(network, secrets);
    }

    @Override
    public PortPlan ports() {
        return ports;
    }

    @Override
    public void start() {
        Images.ours().forEach(module -> images.put(module, engine.load(Images.file(module))));
        tell("images loaded");
        var servers = new Servers(ports, network, secrets);
        var world = servers.outsideWorld(images.get(Images.CLI));
        SideBySide.forEach(
                List.<Runnable>of(
                        () -> start("kafka", servers.kafka()),
                        () -> {
                            start("postgres", servers.postgres());
                            start(REGISTRY, registry());
                        },
                        () -> start("provider", world.getFirst()),
                        () -> start("carrier", world.getLast())),
                Runnable::run);
        KafkaUsers.admit(Ports.LOOPBACK + ":" + ports.kafka());
        tell("Kafka, PostgreSQL, registry, provider and carrier are there");
        SideBySide.forEach(Steps.ALL, this::carryOut);
        tell("topics, schemas and databases are there");
        SideBySide.forEach(
                Arrays.asList(Service.values()),
                service -> start(service.title(), container(service)));
        tell("services serve");
    }

    private void start(String name, GenericContainer<?> container) {
        running.put(name, container);
        container.start();
    }

    private GenericContainer<?> registry() {
        var registry = pods.of(Pod.of(REGISTRY, REGISTRY), Images.registry(), Map.of());
        var subjects = PortPlan.url(ports.registry()) + "/apis/ccompat/v7/subjects";
        return at(ports.registry(), registry)
                .withNetworkAliases(REGISTRY)
                .waitingFor(new ReadyWhen(REGISTRY, () -> Probe.ready(subjects)));
    }

    private GenericContainer<?> container(Service service) {
        var title = service.title();
        var pod = pod(service);
        var container =
                pods.of(pod, images.get(title), INSTEAD.getOrDefault(service, Map.of()))
                        .withNetworkAliases(title, pod.name() + "." + title + "-instances");
        return at(service.port(ports), container)
                .waitingFor(new ReadyWhen(title, () -> Probe.ready(service.readiness(ports))));
    }

    private static Pod pod(Service service) {
        return Pod.of(service.title(), service.title()).named(service.title() + "-0");
    }

    private static GenericContainer<?> at(int port, GenericContainer<?> container) {
        container.setPortBindings(List.of(Servers.published(port, HTTP)));
        return container.withExposedPorts(HTTP);
    }

    private void carryOut(Steps.Step step) {
        var container =
                pods.of(Pod.of(step.folder(), step.job()), images.get(step.image()), Map.of())
                        .withStartupCheckStrategy(
                                new OneShotStartupCheckStrategy().withTimeout(STEP_MAX));
        step.arguments().ifPresent(line -> container.withCommand(line.toArray(String[]::new)));
        start(step.job(), container);
    }

    @Override
    public Ended stop(Service service) {
        return engine.stop(id(service), pod(service).patience());
    }

    @Override
    public void kill(Service service) {
        engine.kill(id(service));
    }

    @Override
    public void start(Service service) {
        engine.start(id(service));
        Readiness.await(
                service.title(),
                new CompletableFuture<>(),
                () -> Probe.ready(service.readiness(ports)));
    }

    /** What the engine says of a service's container, and what a shell inside it does. */
    public Confined confined(Service service) {
        return engine.confined(id(service));
    }

    /** Runs the command line in its image, as deploy/ does; what it printed. */
    public String cli() {
        var cli =
                pods.of(Pod.of("cli", "cli"), images.get(Images.CLI), Map.of())
                        .withStartupCheckStrategy(
                                new OneShotStartupCheckStrategy().withTimeout(STEP_MAX));
        start("cli", cli);
        return cli.getLogs();
    }

    private String id(Service service) {
        return running.get(service.title()).getContainerId();
    }

    @Override
    public void close() {
        running.forEach(this::keepLog);
        SideBySide.forEach(running.values(), GenericContainer::stop);
        network.close();
    }

    private void keepLog(String name, GenericContainer<?> container) {
        try {
            if (container.getContainerId() != null) {
                var logs = Files.createDirectories(home.resolve("logs"));
                Files.writeString(logs.resolve(name + ".log"), container.getLogs(), UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(String what) {
        System.out.println("containers: " + what);
    }
}
