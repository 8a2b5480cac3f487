package dev.orderlog.embedded;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Several real brokers on loopback, each a process of its own, each a voter of the quorum. Of three, any one may be killed or hang:
 * every topic has three replicas, and what was written with {@code acks=all} is in two of them at least.
 */
public final class KafkaCluster implements AutoCloseable {

    private final List<KafkaPlace> places;
    private final List<ChildKafka> nodes;

    private KafkaCluster(List<KafkaPlace> places, List<ChildKafka> nodes) {
        this.places = places;
        this.nodes = new ArrayList<>(nodes);
    }

    /** Starts as many nodes below the directory, on free ports. */
    public static KafkaCluster start(Path directory, int nodes) {
        return start(
                IntStream.rangeClosed(1, nodes)
                        .mapToObj(node ->
                                KafkaPlace.in(directory.resolve("node-" + node)).withPortsChosen())
                        .toList());
    }

    /** Starts a node at each place; returns when all serve. */
    public static KafkaCluster start(List<KafkaPlace> places) {
        var members =
                IntStream.rangeClosed(1, places.size())
                        .mapToObj(id -> new KafkaMember(id, places))
                        .toList();
        var cluster = new KafkaCluster(places, members.stream().map(ChildKafka::start).toList());
        try {
            cluster.nodes.forEach(ChildKafka::awaitReady);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return bootstrapServers(places);
    }

    public static String bootstrapServers(List<KafkaPlace> places) {
        return places.stream().map(KafkaPlace::bootstrapServers).collect(joining(","));
    }

    /**
     * A node's process: kill it, pause it, resume it.
     *
     * @param id 1 for the first
     */
    public ChildJvm jvm(int id) {
        return nodes.get(id - 1).jvm();
    }

    /** Starts a node anew that was killed; returns when it serves, which is before it has caught up. */
    public void restart(int id) {
        nodes.set(id - 1, EmbeddedKafka.childProcess(new KafkaMember(id, places)));
    }

    /** Returns when every replica has caught up. */
    public void awaitInSync() {
        try (var admin = new KafkaAdministration(bootstrapServers())) {
            Readiness.await("Replication", new CompletableFuture<>(), admin::allInSync);
        }
    }

    /** Whether every replica of every topic has caught up, as these brokers see it now; false when they do not answer. */
    public static boolean inSync(String bootstrapServers) {
        try (var admin = new KafkaAdministration(bootstrapServers)) {
            return admin.allInSync();
        } catch (Exception noAnswer) {
            return false;
        }
    }

    /** Creates the topics that do not exist yet and leaves the others as they are. */
    public void createTopics(Collection<Topic> topics) {
        try (var admin = new KafkaAdministration(bootstrapServers())) {
            admin.createMissing(topics);
        }
    }

    /** Side by side: a last node that has lost its quorum would wait for it. */
    @Override
    public void close() {
        CompletableFuture.allOf(
                        nodes.stream()
                                .map(node ->
                                        CompletableFuture.runAsync(
                                                node::close,
                                                stop -> Thread.ofPlatform().start(stop)))
                                .toArray(CompletableFuture[]::new))
                .join();
    }
}
