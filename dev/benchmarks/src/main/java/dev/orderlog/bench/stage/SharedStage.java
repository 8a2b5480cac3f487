package dev.orderlog.bench.stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The platform that most measures of a run stand on: started when first asked for. Its servers stay; its services run where a measure
 * is about them, and are stopped where they would be in the way.
 */
public final class SharedStage implements AutoCloseable {

    /** Of a service that is measured alone. */
    public static final int HEAP_MB = 256;

    /** Of the broker and of each sandbox, whose ledger holds every order of the run. */
    private static final int SERVER_HEAP_MB = 1_024;

    /** The services share so many times this. */
    public static final int HEAP_PER_SERVICE_MB = 256;

    private static final List<String> TOLD_SETTINGS =
            List.of("fsync", "synchronous_commit", "shared_buffers", "wal_level");

    private final Path directory;
    private final Consumer<String> told;
    private final Map<String, String> settings = new TreeMap<>();
    private String postgresql = "not started";
    private @Nullable Stage stage;
    private boolean serving;
    private boolean cold;
    private boolean served;
    private boolean stocked;
    private int number = 1;
    private boolean over;

    /** @param told each step as it begins */
    public SharedStage(Path directory, Consumer<String> told) {
        this.directory = directory;
        this.told = told;
    }

    /** Every service runs, all in one process. */
    public Stage serving() throws SQLException, InterruptedException {
        var present = foundations();
        if (!serving) {
            startServices(present, Stage.SERVICES);
            serving = true;
        }
        return present;
    }

    /** Servers and sandboxes alone: no service, no relay. What services had to read is read. */
    public Stage resting() throws InterruptedException {
        var present = foundations();
        if (serving) {
            present.awaitLevel();
            told.accept("stopping every service");
            present.stopServices();
            serving = false;
        }
        return present;
    }

    /** One service runs, started anew; all come back with the next {@link #serving()}. */
    public Stage only(String service) throws SQLException, InterruptedException {
        var present = resting();
        startServices(present, List.of(service));
        return present;
    }

    /** After {@link #only}. */
    public void alone() {
        foundations().stopServices();
    }

    private Stage foundations() {
        var present = stage;
        if (present != null) {
            return present;
        }
        if (over) {
            throw new IllegalStateException("the run is over");
        }
        told.accept("starting Kafka, PostgreSQL, registry, provider and carrier");
        return started(
                Stage.ofFoundations(
                        place(),
                        told,
                        SERVER_HEAP_MB,
                        HEAP_PER_SERVICE_MB * Stage.SERVICES.size()));
    }

    private void startServices(Stage present, List<String> names)
            throws SQLException, InterruptedException {
        told.accept("starting " + String.join(", ", names));
        if (served) {
            var slots = new Slots(present);
            var begin = slots.renew();
            present.startServices(names);
            slots.awaitReadBeyond(begin, names);
        } else {
            present.startServices(names);
        }
        served = true;
        cold = true;
        if (!stocked && names.contains("inventory-service")) {
            present.fillStock();
            stocked = true;
        }
    }

    /** The services run, since they were started, code that nobody has compiled. */
    public boolean isCold() {
        return cold;
    }

    /** They have worked for long enough. */
    public void warm() {
        cold = false;
    }

    /** Another one where the platform is another one. */
    public int number() {
        return number;
    }

    /** What its servers say of themselves; what they run with. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    public String postgresql() {
        return postgresql;
    }

    /** Whoever comes next gets a new one: this one was left in an unknown state. */
    public void discard() {
        end();
    }

    /** There is no next one: whoever still measures is told so. */
    @Override
    public void close() {
        over = true;
        end();
    }

    private void end() {
        var present = stage;
        stage = null;
        number++;
        serving = false;
        served = false;
        stocked = false;
        if (present != null) {
            present.close();
        }
    }

    private Path place() {
        return directory.resolve("stage-" + number);
    }

    private Stage started(Stage started) {
        stage = started;
        try {
            var server = new Database(Database.url(started.postgresPort(), "postgres"));
            postgresql = server.text("show server_version");
            for (var name : TOLD_SETTINGS) {
                settings.put(name, server.text("show " + name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        settings.put("acks", "all");
        settings.put("brokers", "1");
        settings.put("PostgreSQL servers", "one for each service");
        settings.put("heap per service", HEAP_PER_SERVICE_MB + " MB");
        return started;
    }
}
