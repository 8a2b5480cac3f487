package dev.orderlog.system.platform.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.LoadImageCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Frame;

import dev.orderlog.system.platform.WholePlatform.Ended;

import org.testcontainers.DockerClientFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What is asked of the Docker engine beyond starting and removing containers. */
final class Engine {

    private static final Duration PULL_MAX = Duration.ofMinutes(5);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final String LOADED = "Loaded image: ";

    private final DockerClient docker = DockerClientFactory.lazyClient();

    /** Takes an image from a file; its name. */
    String load(Path file) {
        try (var image = Files.newInputStream(file)) {
            var said = docker.loadImageAsyncCmd(image).exec(new LoadImageCallback()).awaitMessage();
            return said.lines()
                    .filter(line -> line.contains(LOADED))
                    .map(line -> line.substring(line.indexOf(LOADED) + LOADED.length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(file + ": " + said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the image is here, or could be pulled; else why not. */
    Optional<String> obtain(String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return Optional.empty();
        } catch (NotFoundException absent) {
            return pull(image);
        }
    }

    private Optional<String> pull(String image) {
        try {
            System.out.println("Pulling " + image);
            return docker.pullImageCmd(image)
                            .start()
                            .awaitCompletion(PULL_MAX.toSeconds(), TimeUnit.SECONDS)
                    ? Optional.empty()
                    : Optional.of(
                            "%s was not pulled within %d s".formatted(image, PULL_MAX.toSeconds()));
        } catch (DockerException refused) {
            return Optional.of(
                    "%s is not here and cannot be pulled (%s)"
                            .formatted(image, refused.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, and SIGKILL when the patience is over. */
    Ended stop(String container, Duration patience) {
        var began = System.nanoTime();
        docker.stopContainerCmd(container)
                .withTimeout(Math.toIntExact(patience.toSeconds()))
                .exec();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var state = docker.inspectContainerCmd(container).exec().getState();
        if (Boolean.TRUE.equals(state.getOOMKilled())) {
            throw new IllegalStateException(container + " ran out of memory");
        }
        return new Ended(Math.toIntExact(Objects.requireNonNull(state.getExitCodeLong())), took);
    }

    void kill(String container) {
        docker.killContainerCmd(container).exec();
    }

    /** Goes on with a container that was stopped, with its file system, and memory disks empty. */
    void start(String container) {
        docker.startContainerCmd(container).exec();
    }

    Confined confined(String container) {
        var host = docker.inspectContainerCmd(container).exec().getHostConfig();
        return new Confined(
                Boolean.TRUE.equals(host.getReadonlyRootfs()),
                List.of(Capability.ALL).equals(List.of(host.getCapDrop())),
                host.getMemory(),
                within(container));
    }

    private String within(String container) {
        var asked = "id -u; touch /x 2>&1; grep -E '^(CapEff|NoNewPrivs|Seccomp):' /proc/1/status";
        var command =
                docker.execCreateCmd(container)
                        .withCmd("sh", "-c", asked)
                        .withAttachStdout(true)
                        .exec();
        var said = new StringBuilder();
        try {
            docker.execStartCmd(command.getId())
                    .exec(
                            new ResultCallback.Adapter<Frame>() {
                                @Override
                                public void onNext(Frame frame) {
                                    said.append(new String(frame.getPayload(), UTF_8));
                                }
                            })
                    .awaitCompletion(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
            return said.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
