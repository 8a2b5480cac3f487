package dev.orderlog.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Where a broker keeps its data and listens; a port of 0 means "a free one, chosen at each start". */
public record KafkaPlace(Path dataDirectory, int port, int controllerPort) {

    static final int NODE_ID = 1;

    public KafkaPlace {
        dataDirectory = dataDirectory.toAbsolutePath();
    }

    /** On ports of the broker's own choice. */
    public static KafkaPlace in(Path dataDirectory) {
        return new KafkaPlace(dataDirectory, 0, 0);
    }

    KafkaPlace withPortsChosen() {
        return new KafkaPlace(dataDirectory, Ports.orFree(port), Ports.orFree(controllerPort));
    }

    void requirePortsFree() {
        Ports.requireFree("Kafka", port);
        Ports.requireFree("Kafka's controller", controllerPort);
    }

    Path logDirectory() {
        return dataDirectory.resolve("log");
    }

    String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /**
     * A static quorum of one: its address is not stored, so the ports may differ from start to start. The
     * short session lets a killed broker come back soon: its next start waits until the old session has ended.
     */
    Map<String, String> brokerProperties() {
        var broker = new TreeMap<String, String>();
        broker.put("process.roles", "broker,controller");
        broker.put("node.id", Integer.toString(NODE_ID));
        broker.put(
                "controller.quorum.voters", NODE_ID + "@" + Ports.LOOPBACK + ":" + controllerPort);
        broker.put(
                "listeners",
                "PLAINTEXT://"
                        + bootstrapServers()
                        + ",CONTROLLER://"
                        + Ports.LOOPBACK
                        + ":"
                        + controllerPort);
        broker.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        broker.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        broker.put("controller.listener.names", "CONTROLLER");
        broker.put("inter.broker.listener.name", "PLAINTEXT");
        broker.put("log.dirs", logDirectory().toString());
        broker.put("auto.create.topics.enable", "false");
        broker.put("default.replication.factor", "1");
        broker.put("min.insync.replicas", "1");
        for (var internal :
                new String[] {
                    "offsets.topic", "transaction.state.log", "share.coordinator.state.topic"
                }) {
            broker.put(internal + ".replication.factor", "1");
            broker.put(internal + ".num.partitions", "3");
        }
        broker.put("transaction.state.log.min.isr", "1");
        broker.put("share.coordinator.state.topic.min.isr", "1");
        broker.put("group.initial.rebalance.delay.ms", "0");
        broker.put("broker.session.timeout.ms", "4000");
        broker.put("broker.heartbeat.interval.ms", "500");
        broker.put("log.cleaner.dedupe.buffer.size", "4194304");
        return broker;
    }
}
