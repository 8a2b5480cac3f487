package dev.orderlog.quickstart.place;

import dev.orderlog.embedded.PidFile;

import java.nio.file.Path;

/** Where one platform keeps everything it knows: {@code <project>/.orderlog/<port base>/}. */
public record PlatformHome(Path directory) {

    private static final String HOME_VARIABLE = "ORDERLOG_HOME";
    private static final String PROJECT_PROPERTY = "orderlog.project";

    public PlatformHome {
        directory = directory.toAbsolutePath().normalize();
    }

    public static PlatformHome of(PortPlan ports) {
        return new PlatformHome(root().resolve(Integer.toString(ports.base())));
    }

    /** For a platform that is made to be broken, apart from the one that may stand on the same ports at other times. */
    public static PlatformHome ofChaos(PortPlan ports) {
        return new PlatformHome(root().resolve("chaos-" + ports.base()));
    }

    private static Path root() {
        var home = System.getenv(HOME_VARIABLE);
        return home == null || home.isBlank()
                ? Path.of(System.getProperty(PROJECT_PROPERTY, "."), ".orderlog")
                : Path.of(home);
    }

    /** @param broker 1 for the first */
    public Path kafka(int broker) {
        return directory.resolve(nameOf("kafka", broker));
    }

    /** @param server 1 for the first */
    public Path postgres(int server) {
        return directory.resolve(nameOf("postgres", server));
    }

    public Path registry() {
        return directory.resolve("registry");
    }

    public Path sandbox() {
        return directory.resolve("sandbox");
    }

    public Path projections(int instance) {
        return directory.resolve(nameOf("projections", instance));
    }

    /** Names one of several: the first as if it were the only one. */
    public static String nameOf(String part, int instance) {
        return instance == 1 ? part : part + "-" + instance;
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log() {
        return logs().resolve("platform.log");
    }

    public Path record() {
        return directory.resolve("platform.json");
    }

    public Path lock() {
        return directory.resolve("platform.lock");
    }

    /** Names the process that holds the platform together. */
    public PidFile pidFile() {
        return new PidFile(directory.resolve("platform.pid"));
    }
}
