package dev.orderlog.system.platform.container;

import org.testcontainers.DockerClientFactory;

import java.util.Optional;

/** What stands in the way of running containers here. */
final class Obstacle {

    private static final String MAKE_IMAGES =
            "; ./mvnw -Pimages -Dmaven.test.skip=true package makes them all";

    private Obstacle() {}

    static Optional<String> find() {
        return Images.missing()
                .or(Images::stale)
                .map(images -> images + MAKE_IMAGES)
                .or(Obstacle::noEngine)
                .or(Obstacle::imagesOfOthers);
    }

    private static Optional<String> noEngine() {
        try {
            var host = DockerClientFactory.instance().dockerHostIpAddress();
            return isHere(host)
                    ? Optional.empty()
                    : Optional.of("the Docker engine is on another machine, " + host);
        } catch (RuntimeException | LinkageError none) {
            return Optional.of("there is no Docker engine: " + none.getMessage());
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
