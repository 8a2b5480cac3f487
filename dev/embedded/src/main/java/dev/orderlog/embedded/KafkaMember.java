package dev.orderlog.embedded;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One node of a cluster: a broker and a controller in one process.
 *
 * @param id 1, 2, 3 ...: its place in the quorum
 * @param quorum all nodes, this one among them
 */
public record KafkaMember(int id, List<KafkaPlace> quorum) {

    private static final int REPLICAS_MAX = 3;

    public KafkaMember {
        quorum = List.copyOf(quorum);
        if (id < 1 || id > quorum.size()) {
            throw new IllegalArgumentException(
                    "Node %d of a quorum of %d".formatted(id, quorum.size()));
        }
    }

    /** A cluster of one. */
    public static KafkaMember alone(KafkaPlace place) {
        return new KafkaMember(1, List.of(place));
    }

    public KafkaPlace place() {
        return quorum.get(id - 1);
    }

    private int replicas() {
        return Math.min(REPLICAS_MAX, quorum.size());
    }

    /** As many as may be asked for while any one node is away. */
    private int inSyncMin() {
        return Math.max(1, replicas() - 1);
    }

    /**
     * A static quorum: its addresses are not stored, so the ports may differ from start to start. The short
     * session lets a killed broker come back soon: its next start waits until the old session has ended.
     */
    Map<String, String> brokerProperties() {
        var place = place();
        var broker = new TreeMap<String, String>();
        broker.put("process.roles", "broker,controller");
        broker.put("node.id", Integer.toString(id));
        broker.put("controller.quorum.voters", voters());
        broker.put(
                "listeners",
                "PLAINTEXT://%s,CONTROLLER://%s"
                        .formatted(place.bootstrapServers(), place.controller()));
        broker.put("advertised.listeners", "PLAINTEXT://" + place.bootstrapServers());
        broker.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        broker.put("controller.listener.names", "CONTROLLER");
        broker.put("inter.broker.listener.name", "PLAINTEXT");
        broker.put("log.dirs", place.logDirectory().toString());
        broker.put("auto.create.topics.enable", "false");
        broker.put("unclean.leader.election.enable", "false");
        broker.put("group.initial.rebalance.delay.ms", "0");
        broker.put("broker.session.timeout.ms", quorum.size() == 1 ? "4000" : "6000");
        broker.put("broker.heartbeat.interval.ms", "500");
        // A killed consumer's partitions move after this, where the default is 45 s.
        broker.put("group.consumer.session.timeout.ms", "8000");
        broker.put("group.consumer.min.session.timeout.ms", "8000");
        broker.put("group.consumer.heartbeat.interval.ms", "2000");
        broker.put("group.consumer.min.heartbeat.interval.ms", "2000");
        // Small machines that start many processes at once stall for a second or two.
        broker.put("controller.quorum.fetch.timeout.ms", "4000");
        // Events may carry times long past; who wants them deleted says so per topic.
        broker.put("log.retention.ms", "-1");
        broker.put("log.cleaner.dedupe.buffer.size", "4194304");
        putReplication(broker);
        return broker;
    }

    private void putReplication(Map<String, String> broker) {
        var replicas = Integer.toString(replicas());
        var inSync = Integer.toString(inSyncMin());
        broker.put("default.replication.factor", replicas);
        broker.put("min.insync.replicas", inSync);
        for (var internal :
                List.of(
                        "offsets.topic",
                        "transaction.state.log",
                        "share.coordinator.state.topic")) {
            broker.put(internal + ".replication.factor", replicas);
            broker.put(internal + ".num.partitions", "3");
        }
        broker.put("transaction.state.log.min.isr", inSync);
        broker.put("share.coordinator.state.topic.min.isr", inSync);
    }

    private String voters() {
        return IntStream.rangeClosed(1, quorum.size())
                .mapToObj(node -> node + "@" + quorum.get(node - 1).controller())
                .collect(joining(","));
    }
}
