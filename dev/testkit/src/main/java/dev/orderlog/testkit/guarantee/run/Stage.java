package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The instances of the consumer that run just now, and what befalls them. */
final class Stage implements AutoCloseable {

    private final ConsumerUnderTest consumer;
    private final RunServers servers;
    private final Group group;
    private final int partitions;
    private final Path directory;
    private final Deque<Instance> running = new ArrayDeque<>();
    private final List<Map<String, Set<String>>> sharing = new ArrayList<>();

    Stage(
            ConsumerUnderTest consumer,
            RunServers servers,
            Group group,
            int partitions,
            Path directory) {
        this.consumer = consumer;
        this.servers = servers;
        this.group = group;
        this.partitions = partitions;
        this.directory = directory;
    }

    void begin() {
        running.add(consumer.start(settings()));
    }

    /** The one that has run longest. */
    Instance first() {
        return running.getFirst();
    }

    List<Map<String, Set<String>>> sharing() {
        return sharing;
    }

    void perform(Act act) {
        switch (act) {
            case RESTART -> {
                running.remove().close();
                begin();
            }
            case SESSIONS_CUT -> servers.cutSessions();
            case OFFSETS_RESET -> {
                running.remove().close();
                group.reset();
                begin();
            }
            case DATABASE_KILLED -> servers.killDatabase();
            case BROKER_KILLED -> servers.killBroker();
            case PROCESS_TAKES_OVER -> {
                running.add(process());
                share();
                running.remove().close();
            }
            case PROCESS_KILLED -> {
                running.remove().kill().run();
                begin();
            }
            case SECOND_JOINS -> {
                begin();
                share();
            }
            case FIRST_LEAVES -> running.remove().close();
        }
    }

    private void share() {
        sharing.add(group.awaitMembers(2, partitions));
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(servers.settings());
        settings.put("micronaut.server.port", -1);
        settings.putAll(consumer.settings());
        return settings;
    }

    private Instance process() {
        var settings = settings();
        int port = freePort();
        settings.put("micronaut.server.port", port);
        var flags = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        settings.forEach((key, value) -> flags.add("-D" + key + "=" + value));
        var jvm =
                ChildJvm.start(
                        JvmLaunch.ofMain(consumer.name(), directory, consumer.main())
                                .withJvmFlags(flags.toArray(String[]::new)));
        return new Instance(URI.create("http://127.0.0.1:" + port), jvm::close, jvm::kill);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        running.forEach(Instance::close);
    }
}
