package dev.orderlog.bench.stage;

import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.JvmLaunch;
import dev.orderlog.embedded.Readiness;
import dev.orderlog.embedded.Victim;
import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.parts.Probe;
import dev.orderlog.quickstart.parts.RunningPart;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A platform to be measured, on ports and data of its own. Servers and sandboxes are a process each; the services share one, as
 * {@code ./orderlog up} has them: on two cores, five compilers of five JVMs would be most of what is measured.
 */
public final class Stage implements AutoCloseable {

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

    /** A kilobyte for each order of a full run, twice: the ledger is asked for as a whole when all is over. */
    private static final int SANDBOX_HEAP_MB_MAX = 4_096;

    private static final String SERVICES_PROCESS = "services";

    /** A PostgreSQL server without any database of a service: what is measured beside ours has its own there. */
    public static final String MEASURES_SERVER = "postgres-measures";

    private static final int MEASURES_SERVER_NUMBER = DATABASES.size() + 1;

    /** Services that stand still while others have their turn stay in their groups; Kafka allows no more. */
    private static final int ABSENT_MS_MAX = 60_000;

    /**
     * Of every JVM that is measured, ours and others. Threads that compile: with two cores there is one for the best compiler, which
     * among two dozen busy threads gets a core's tenth, and needs four minutes instead of two for what a platform at work has to
     * compile. Half of the heap for what is young, as in our images: nearly everything that these programs make dies soon.
     */
    private static final List<String> JVM_FLAGS =
            List.of(
                    "-XX:TieredStopAtLevel=4",
                    "-XX:CICompilerCount=8",
                    "-XX:NewRatio=1",
                    "-XX:+UseCompactObjectHeaders");

    /** As the launcher sets them for {@code ./orderlog up}. */
    private static final String[] SERVICES_FLAGS = {
        "-Djdk.virtualThreadScheduler.parallelism=16",
        "-Dlogback.configurationFile=dev/orderlog/quickstart/logback-process.xml",
        "-Dorderlog.projections.streams.consumer.session.timeout.ms=" + ABSENT_MS_MAX,
        "-Dorderlog.relay.wal-sender-timeout=" + ABSENT_MS_MAX + "ms"
    };

    /** Consumer groups of the same name. */
    public static final Set<String> LISTENING = DATABASES.keySet();

    private final PlatformSetup setup;
    private final Consumer<String> told;
    private final Path directory;
    private final int servicesHeapMegabytes;
    private final Map<String, RunningPart> running = new ConcurrentHashMap<>();

    private Stage(
            Path directory, PlatformSetup setup, Consumer<String> told, int servicesHeapMegabytes) {
        this.directory = directory;
        this.setup = setup;
        this.told = told;
        this.servicesHeapMegabytes = servicesHeapMegabytes;
    }

    /**
     * Servers and sandboxes; the services can come later.
     *
     * @param told each part that is ready
     * @param heapMegabytes of each process but the services'; who remembers every order grows beyond it
     */
    public static Stage ofFoundations(
            Path directory, Consumer<String> told, int heapMegabytes, int servicesHeapMegabytes) {
        var setup =
                setup(
                        PortPlan.anyFree(MEASURES_SERVER_NUMBER),
                        directory,
                        true,
                        jvmFlags(heapMegabytes, SANDBOX_HEAP_MB_MAX));
        var stage = new Stage(directory, setup, told, servicesHeapMegabytes);
        try {
            stage.start(
                    stage.parts().stream()
                            .filter(part -> !SERVICES.contains(part.name()))
                            .toList());
            stage.startMeasuresServer();
            stage.letServicesBeAbsent();
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** Of a process that is measured; its heap is as large from the beginning as it may become. */
    public static List<String> jvmFlags(int heapMegabytes) {
        return jvmFlags(heapMegabytes, heapMegabytes);
    }

    private static List<String> jvmFlags(int heapMegabytes, int heapMegabytesMax) {
        return Stream.concat(
                        Stream.of("-Xms" + heapMegabytes + "m", "-Xmx" + heapMegabytesMax + "m"),
                        JVM_FLAGS.stream())
                .toList();
    }

    /** Each service has a server of its own, as in production: none reads what others write ahead. */
    static PlatformSetup setup(
            PortPlan ports, Path directory, boolean processes, List<String> jvmFlags) {
        return new PlatformSetup(
                ports, new PlatformHome(directory), processes, 1, 1, true, jvmFlags);
    }

    private void startMeasuresServer() {
        var server =
                EmbeddedPostgres.start(
                        setup.home().postgres(MEASURES_SERVER_NUMBER), postgresPort());
        running.put(
                MEASURES_SERVER,
                new RunningPart(OptionalLong.of(server.pid()), server.ended(), server::close));
    }

    private void letServicesBeAbsent() {
        try (var topics = new Topics(bootstrapServers())) {
            topics.letMembersBeAbsent(LISTENING, ABSENT_MS_MAX);
        }
    }

    /** Ends the services as an operator would; what they have kept stays. */
    public void stopServices() {
        stop(SERVICES_PROCESS);
    }

    /** The services stand still until it is closed. */
    public record Absence(Victim services) implements AutoCloseable {
        @Override
        public void close() {
            services.resume();
        }
    }

    /**
     * From now on the services stand still, which have read the log to its end: for no longer than a minute, after which they would not be
     * members of their groups any more.
     */
    public Absence servicesAbsent() throws InterruptedException {
        awaitLevel();
        var process = Objects.requireNonNull(running.get(SERVICES_PROCESS), "no services run");
        var services = Victim.of(process.pid().orElseThrow());
        services.pause();
        return new Absence(services);
    }

    /** These and no others, in a process of their own. */
    public void startServices(List<String> names) {
        long began = System.nanoTime();
        var place = List.of(Integer.toString(setup.ports().base()), directory.toString());
        var arguments = Stream.concat(place.stream(), names.stream()).toList();
        var launch =
                JvmLaunch.ofMain(SERVICES_PROCESS, setup.home().logs(), ServicesMain.class)
                        .withJvmFlags(SERVICES_FLAGS)
                        .withJvmFlags(jvmFlags(servicesHeapMegabytes).toArray(String[]::new))
                        .withArguments(arguments.toArray(String[]::new));
        var jvm = ChildJvm.start(launch);
        running.put(
                SERVICES_PROCESS,
                new RunningPart(OptionalLong.of(jvm.pid()), jvm.ended(), jvm::close));
        for (var part : parts()) {
            if (names.contains(part.name())) {
                Readiness.await(part.name(), jvm.ended(), () -> Probe.ready(part.probe()));
                told.accept(ready(part, began));
            }
        }
    }

    public static String databaseOf(String service) {
        return Objects.requireNonNull(DATABASES.get(service), service);
    }

    /** Until every service and the views have read the log to its end. */
    public void awaitLevel() throws InterruptedException {
        Level.await(bootstrapServers());
    }

    private List<Part> parts() {
        return PartList.of(setup).all();
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

    /** Of the server on which measures have databases of their own. */
    public int postgresPort() {
        return setup.ports().instance(MEASURES_SERVER_NUMBER).postgres();
    }

    /** Of a service's database. */
    public String jdbcUrl(String database) {
        return Database.url(setup.postgresPort(database), database);
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

    /** What the load until now has left to be written some time is written, so that it is no part of what is measured next. */
    public void writeDown() throws SQLException {
        for (var name : DATABASES.values()) {
            new Database(jdbcUrl(name)).execute("checkpoint");
        }
        new Database(Database.url(postgresPort(), Database.SERVER)).execute("checkpoint");
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
        stopServices();
        stop(MEASURES_SERVER);
        sideBySide(parts(), part -> stop(part.name()));
    }

    private void start(List<Part> parts) {
        long began = System.nanoTime();
        sideBySide(
                parts,
                part -> {
                    running.put(part.name(), part.start());
                    told.accept(ready(part, began));
                });
    }

    private static String ready(Part part, long began) {
        return "%s is ready after %.0f s".formatted(part.name(), (System.nanoTime() - began) / 1e9);
    }

    private void stop(String name) {
        var part = running.remove(name);
        if (part != null) {
            stop(part);
        }
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
