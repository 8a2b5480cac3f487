package dev.orderlog.system.platform.container;

import org.testcontainers.DockerClientFactory;

import java.nio.file.FileSystems;
import java.util.Optional;

/** What stands in the way of running containers here. */
final class Obstacle {

    private static final String MAKE_IMAGES =
            "; ./mvnw -Pimages -Dmaven.test.skip=true package makes them all";

    private Obstacle() {}

    static Optional<String> find() {
        return noPermissions()
                .or(Obstacle::noImages)
                .or(Obstacle::noEngine)
                .or(Obstacle::imagesOfOthers);
    }

    /** Containers must be able to read what is written here for them. */
    private static Optional<String> noPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? Optional.empty()
                : Optional.of("files of this system have no POSIX permissions");
    }

    private static Optional<String> noImages() {
        return Images.missing().or(Images::stale).map(images -> images + MAKE_IMAGES);
    }

    private static Optional<String> noEngine() {
        try {
            var host = DockerClientFactory.instance().dockerHostIpAddress();
            return isHere(host)
                    ? Optional.empty()
                    : Optional.of("the Docker engine is on another machine, " + host);
        } catch (RuntimeException | LinkageError none) {
            return Optional.of(
                    "there is no Docker engine at DOCKER_HOST or where it usually is ("
                            + none.getMessage()
                            + ")");
        }
    }

    /** Ports are published on, and secrets are mounted from, the machine that the tests run on. */
    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1");
    }

    private static Optional<String> imagesOfOthers() {
        var engine = new Engine();
        return Images.ofOthers().stream().map(engine::obtain).flatMap(Optional::stream).findFirst();
    }
}
