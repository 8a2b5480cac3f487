package dev.orderlog.system.platform.container;

import dev.orderlog.embedded.Ports;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One broker as the image {@code apache/kafka} takes its settings: {@code KAFKA_} and the setting in capitals. Clients on the
 * network show a certificate and may do what their KafkaUser says; who comes by the plain listener may do everything.
 */
final class KafkaSettings {

    private static final String INSIDE = "listener.name.inside.ssl.";

    private KafkaSettings() {}

    /** @param secrets the folder of the broker's keys, in the container */
    static Map<String, String> environment(int portOfJudges, String secrets) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("controller.quorum.voters", "1@localhost:9094");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put(
                "listeners",
                "INSIDE://:9093,JUDGE://:9092,BROKER://localhost:9095,CONTROLLER://localhost:9094");
        settings.put(
                "advertised.listeners",
                "INSIDE://%s:9093,JUDGE://%s:%d,BROKER://localhost:9095"
                        .formatted(ClusterSecrets.KAFKA_HOST, Ports.LOOPBACK, portOfJudges));
        settings.put(
                "listener.security.protocol.map",
                "INSIDE:SSL,JUDGE:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put(INSIDE + "client.auth", "required");
        settings.put(INSIDE + "keystore.type", "PKCS12");
        settings.put(INSIDE + "keystore.location", secrets + "/broker.p12");
        settings.put(INSIDE + "keystore.password", CertificateAuthority.PASSWORD);
        settings.put(INSIDE + "truststore.type", "PEM");
        settings.put(INSIDE + "truststore.location", secrets + "/ca.crt");
        settings.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        settings.put("log.dirs", "/tmp/kafka-logs");
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        var environment = new LinkedHashMap<String, String>();
        settings.forEach((name, value) ->
                environment.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        environment.put("CLUSTER_ID", "b3JkZXJsb2ctY29udGFpbg");
        environment.put("KAFKA_HEAP_OPTS", "-Xms128m -Xmx400m");
        return environment;
    }
}
