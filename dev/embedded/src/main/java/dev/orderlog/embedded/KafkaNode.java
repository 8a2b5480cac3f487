package dev.orderlog.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/** A combined broker and controller in this JVM; formats its directory on the first start. */
final class KafkaNode {

    /** Always the same, so that a directory formatted by an earlier start is recognised. */
    private static final String CLUSTER_ID = "b3JkZXJsb2ctZW1iZWRkZQ";

    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    static KafkaNode start(Map<String, String> brokerProperties) {
        var logDirectory = required(brokerProperties, "log.dirs");
        try {
            new Formatter()
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(Integer.parseInt(required(brokerProperties, "node.id")))
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(logDirectory)
                    .addDirectory(logDirectory)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setHasDynamicQuorum(false)
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                    .run();
            var node =
                    new KafkaNode(
                            new KafkaRaftServer(
                                    new KafkaConfig(brokerProperties, false), Time.SYSTEM));
            node.server.startup();
            return node;
        } catch (Exception e) {
            throw new StartupException(
                    "Kafka did not start in " + logDirectory + ": " + e.getMessage(), e);
        }
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    void awaitStop() {
        server.awaitShutdown();
    }

    private static String required(Map<String, String> properties, String key) {
        var value = properties.get(key);
        if (value == null) {
            throw new IllegalArgumentException("Broker property missing: " + key);
        }
        return value;
    }
}
