package dev.orderlog.schemas;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The deploy step that makes the topics: {@code CreateTopics [--replicas N]}, at the brokers in
 * {@code ORDERLOG_KAFKA_BOOTSTRAP_SERVERS}. Further client settings are named as the services' are:
 * {@code ORDERLOG_KAFKA_CLIENT_SECURITY_PROTOCOL} is {@code security.protocol}.
 */
public final class CreateTopics {

    static final String SERVERS_VARIABLE = "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS";
    static final String CLIENT_PREFIX = "ORDERLOG_KAFKA_CLIENT_";
    private static final String REPLICAS = "--replicas";

    private CreateTopics() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(
            String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        var servers = environment.get(SERVERS_VARIABLE);
        OptionalInt replicas;
        try {
            replicas = replicas(arguments);
        } catch (IllegalArgumentException wrong) {
            return wrongUsage(err, String.valueOf(wrong.getMessage()));
        }
        if (servers == null) {
            return wrongUsage(err, SERVERS_VARIABLE + " is not set");
        }
        try (var admin = Admin.create(clientSettings(servers, environment))) {
            var ready = new TopicCreation(admin, replicas).create(TopicCatalogue.load());
            ready.forEach(topic ->
                    out.printf(
                            "%s\t%d partitions\t%s%n",
                            topic.topic(),
                            topic.partitions(),
                            topic.made() ? "made" : "was there"));
            return 0;
        } catch (TopicCreation.OtherTopicException other) {
            err.println(other.getMessage());
        } catch (IOException | KafkaException refused) {
            err.println("cannot make the topics at " + servers + ": " + refused.getMessage());
        }
        return 1;
    }

    private static int wrongUsage(PrintStream err, String what) {
        err.println(what);
        err.println("usage: CreateTopics [--replicas N], with " + SERVERS_VARIABLE);
        return 2;
    }

    private static OptionalInt replicas(String[] arguments) {
        if (arguments.length == 0) {
            return OptionalInt.empty();
        }
        if (arguments.length != 2 || !arguments[0].equals(REPLICAS)) {
            throw new IllegalArgumentException("unknown: " + String.join(" ", arguments));
        }
        if (!arguments[1].matches("[1-9]")) {
            throw new IllegalArgumentException(
                    REPLICAS + " must be from 1 to 9, not " + arguments[1]);
        }
        return OptionalInt.of(Integer.parseInt(arguments[1]));
    }

    private static Map<String, Object> clientSettings(
            String servers, Map<String, String> environment) {
        var settings = new HashMap<String, Object>();
        environment.forEach((name, value) -> {
            if (name.startsWith(CLIENT_PREFIX)) {
                var own = name.substring(CLIENT_PREFIX.length()).toLowerCase(Locale.ROOT);
                settings.put(own.replace('_', '.'), value);
            }
        });
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        return settings;
    }
}
