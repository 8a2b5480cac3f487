package dev.orderlog.cli.audit;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.Platform;
import dev.orderlog.cli.http.UnreachableException;
import dev.orderlog.projections.audit.Topics;
import dev.orderlog.projections.audit.read.LogAccess;
import dev.orderlog.projections.audit.read.Progress;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.projections.wire.RegistryUnavailableException;
import dev.orderlog.schemas.RegistrySettings;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where the log is, and how it is read. */
public final class LogOptions {
    private static final int REGISTRY = 7;
    private static final int KAFKA = 9;
    private static final String CLIENT_VARIABLES = "ORDERLOG_KAFKA_CLIENT_";

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:ORDERLOG_KAFKA_BOOTSTRAP_SERVERS}",
            description =
                    "Kafka brokers, separated by commas. Default:"
                            + " $$ORDERLOG_KAFKA_BOOTSTRAP_SERVERS, else this machine's platform.")
    @Nullable String bootstrapServers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            defaultValue = "${env:ORDERLOG_KAFKA_CONFIG}",
            description =
                    "Further settings of a Kafka client, security for example, as a properties"
                        + " file. Default: $$ORDERLOG_KAFKA_CONFIG. As variables, they are named"
                        + " like $$ORDERLOG_KAFKA_CLIENT_SECURITY_PROTOCOL.")
    @Nullable Path kafkaConfig;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:ORDERLOG_REGISTRY_URL}",
            description =
                    "Schema registries, separated by commas. Default: $$ORDERLOG_REGISTRY_URL, else"
                            + " this machine's platform.")
    @Nullable String registry;

    @Option(
            names = "--order-topic",
            paramLabel = "TOPIC",
            defaultValue = "order-events",
            description = "The orders' events, or a copy of them. Default: ${DEFAULT-VALUE}.")
    String orderTopic;

    @Option(
            names = "--stock-topic",
            paramLabel = "TOPIC",
            defaultValue = "stock-events",
            description = "The SKUs' events, or a copy of them. Default: ${DEFAULT-VALUE}.")
    String stockTopic;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Partitions that are read at once. Default: the machine's processors.")
    @Nullable Integer threads;

    public Topics topics() {
        return new Topics(orderTopic, stockTopic);
    }

    /** What is done with the log while it is open. */
    public interface Reading<T> {
        T of(SideBySide log, EventReaders readers) throws IOException, InterruptedException;
    }

    /**
     * Reads the log, tells how far it has come, and says in plain words why it could not.
     *
     * @param doing what is done with each record, in the past tense
     */
    public <T> T read(
            OrderlogCommand orderlog, String doing, BooleanSupplier stopping, Reading<T> reading)
            throws IOException, InterruptedException {
        var platform = orderlog.platform();
        var progress = new ProgressLine(orderlog.screen(), doing);
        try (var readers = new EventReaders(RegistrySettings.at(registryUrl(platform)))) {
            return reading.of(sideBySide(platform, progress::tell, stopping), readers);
        } catch (RuntimeException failed) {
            throw explained(failed, platform);
        } finally {
            progress.end();
        }
    }

    private LogAccess access(Platform platform) {
        var properties = new HashMap<String, Object>();
        int timeout = Math.toIntExact(platform.timeout().toMillis());
        properties.put("default.api.timeout.ms", timeout);
        properties.put("request.timeout.ms", timeout);
        properties.putAll(fromEnvironment(System.getenv()));
        further().forEach((name, value) -> properties.put(name.toString(), value));
        properties.put("bootstrap.servers", servers(platform));
        return new LogAccess(properties);
    }

    private SideBySide sideBySide(
            Platform platform, Consumer<Progress> telling, BooleanSupplier stopping) {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        Limits.atLeast(1, "--threads", count, spec.commandLine());
        return new SideBySide(access(platform), count, telling, stopping);
    }

    /** In words that a person at a terminal understands; everything else stays what it is. */
    private RuntimeException explained(RuntimeException failure, Platform platform) {
        return switch (failure) {
            case RegistryUnavailableException away ->
                    new UnreachableException(
                            "The schema registry",
                            URI.create(registryUrl(platform).split(",", 2)[0]),
                            String.valueOf(away.getMessage()),
                            away);
            case UnknownTopicOrPartitionException unknown ->
                    new IllegalStateException(unknown.getMessage(), unknown);
            case RetriableException away ->
                    new UnreachableException(
                            "Kafka",
                            URI.create("kafka://" + servers(platform).split(",", 2)[0]),
                            String.valueOf(away.getMessage()),
                            away);
            case KafkaException kafka -> new IllegalStateException(words(kafka), kafka);
            case RuntimeException other -> other;
        };
    }

    private static String words(KafkaException failure) {
        var cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private String servers(Platform platform) {
        return bootstrapServers == null
                ? "127.0.0.1:" + (platform.portBase() + KAFKA)
                : bootstrapServers;
    }

    private String registryUrl(Platform platform) {
        return registry == null
                ? "http://127.0.0.1:" + (platform.portBase() + REGISTRY) + "/apis/ccompat/v7"
                : registry;
    }

    /** What services take from {@code orderlog.kafka.client.*}: a setting of the client by its own name, in capitals. */
    static Map<String, Object> fromEnvironment(Map<String, String> environment) {
        var properties = new HashMap<String, Object>();
        environment.forEach((name, value) -> {
            if (name.startsWith(CLIENT_VARIABLES)) {
                var setting = name.substring(CLIENT_VARIABLES.length());
                properties.put(setting.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }

    private Map<Object, Object> further() {
        var properties = new Properties();
        if (kafkaConfig != null) {
            try (var file = Files.newBufferedReader(kafkaConfig)) {
                properties.load(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        "Not readable: " + kafkaConfig + " (" + unreadable.getMessage() + ")",
                        unreadable);
            }
        }
        return properties;
    }
}
