package dev.orderlog.bench.stage;

import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.parts.RunningPart;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A platform to be measured, on ports and data of its own, each part a process; or only some of its parts. */
public final class Stage implements AutoCloseable {

    /** The schema registry and the servers; everything stands on them. */
    public static final Set<String> SERVERS = Set.of("kafka", "postgres", "registry");

    public static final List<String> SERVICES =
            List.of(
                    "order-api",
                    "payment-service",
                    "inventory-service",
                    "shipping-service",
                    "projections");

    /** Those of the services that keep something, by service. */
    public static final Map<String, String> DATABASES =
            Map.of(
                    "order-api", "order_api",
                    "payment-service", "payment",
                    "inventory-service", "inventory",
                    "shipping-service", "shipping");

    /** Consumer groups of the same name. */
    public static final Set<String> LISTENING = DATABASES.keySet();

    private final PlatformSetup setup;
    private final Consumer<String> told;
    private final List<List<Part>> waves;
    private final Map<String, RunningPart> running = new ConcurrentHashMap<>();

    private Stage(PlatformSetup setup, Consumer<String> told, Predicate<String> takesPart) {
        this.setup = setup;
        this.told = told;
        this.waves =
                PartList.of(setup).waves().stream()
                        .map(wave ->
                                wave.stream().filter(part -> takesPart.test(part.name())).toList())
                        .toList();
    }

    /**
     * @param told each part that is ready
     * @param jvmFlags of each process of ours and of the broker
     */
    public static Stage ofEverything(Path directory, Consumer<String> told, String... jvmFlags) {
        return started(directory, told, List.of(jvmFlags), _ -> true);
    }

    /** All but the services, which can come later. */
    public static Stage ofFoundations(Path directory, Consumer<String> told, String... jvmFlags) {
        return started(directory, told, List.of(jvmFlags), name -> !SERVICES.contains(name));
    }

    private static Stage started(
            Path directory,
            Consumer<String> told,
            List<String> jvmFlags,
            Predicate<String> takesPart) {
        var setup =
                new PlatformSetup(
                        PortPlan.anyFree(), new PlatformHome(directory), true, 1, 1, jvmFlags);
        var stage = new Stage(setup, told, takesPart);
        try {
            stage.waves.forEach(stage::start);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** Ends one part as an operator would; what it has kept stays. */
    public void stop(String name) {
        var part = running.remove(name);
        if (part != null) {
            stop(part);
        }
    }

    public void stopServices() {
        sideBySide(services(), part -> stop(part.name()));
    }

    /** Those that do not run. */
    public void startServices() {
        start(services().stream().filter(part -> !running.containsKey(part.name())).toList());
    }

    public static String databaseOf(String service) {
        return Objects.requireNonNull(DATABASES.get(service), service);
    }

    /** Until every service and the views have read the log to its end. */
    public void awaitLevel() throws InterruptedException {
        Level.await(bootstrapServers());
    }

    private List<Part> services() {
        return PartList.of(setup).all().stream()
                .filter(part -> SERVICES.contains(part.name()))
                .toList();
    }

    public URI orderApi() {
        return URI.create(PortPlan.url(setup.ports().orderApi()));
    }

    public URI provider() {
        return URI.create(PortPlan.url(setup.ports().provider()));
    }

    public URI shipping() {
        return URI.create(PortPlan.url(setup.ports().shipping()));
    }

    public URI inventory() {
        return URI.create(PortPlan.url(setup.ports().inventory()));
    }

    public URI url(String part) {
        return PartList.of(setup).all().stream()
                .filter(found -> found.name().equals(part))
                .map(found -> URI.create(found.address()))
                .findFirst()
                .orElseThrow();
    }

    public String bootstrapServers() {
        return setup.bootstrapServers();
    }

    public String registryUrl() {
        return setup.registryUrl();
    }

    public int postgresPort() {
        return setup.ports().postgres();
    }

    public String jdbcUrl(String database) {
        return Database.url(postgresPort(), database);
    }

    /** What every process of it has spent so far. */
    public ProcessorTime processorTime() {
        return ProcessorTime.of(pids());
    }

    public Map<String, Long> pids() {
        var pids = new LinkedHashMap<String, Long>();
        running.forEach((name, part) -> part.pid().ifPresent(pid -> pids.put(name, pid)));
        return pids;
    }

    /** More of everything than can be sold. */
    public void fillStock() {
        Goods.receive(inventory());
    }

    /** What a part's metrics page says. */
    public String metrics(String part) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(url(part).resolve("/prometheus")).build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    @Override
    public void close() {
        PartList.of(setup)
                .waves()
                .reversed()
                .forEach(wave -> sideBySide(wave, part -> stop(part.name())));
    }

    private void start(List<Part> wave) {
        long began = System.nanoTime();
        sideBySide(
                wave,
                part -> {
                    running.put(part.name(), part.start());
                    told.accept(
                            "%s is ready after %.0f s"
                                    .formatted(part.name(), (System.nanoTime() - began) / 1e9));
                });
    }

    private static void stop(RunningPart part) {
        try {
            part.stop().run();
        } catch (Exception e) {
            throw new IllegalStateException("a part did not stop", e);
        }
    }

    private static void sideBySide(List<Part> parts, Consumer<Part> action) {
        CompletableFuture.allOf(
                        parts.stream()
                                .map(part ->
                                        CompletableFuture.runAsync(
                                                () -> action.accept(part),
                                                work -> Thread.ofPlatform().start(work)))
                                .toArray(CompletableFuture[]::new))
                .join();
    }
}
