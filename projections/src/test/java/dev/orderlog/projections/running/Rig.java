package dev.orderlog.projections.running;

import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.projections.Projections;
import dev.orderlog.projections.log.EventStream;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.SchemaRegistration;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.runtime.server.EmbeddedServer;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A real Kafka and registry, what services would write to them, and the application started on them. */
final class Rig implements AutoCloseable {

    static final Duration CEILING = Duration.ofSeconds(120);

    private final EventSerde serde;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI processAddress = URI.create("http://127.0.0.1:" + freePort());

    Rig() throws IOException {
        var registry = RegistrySettings.at(SharedServers.registry().url());
        try (var client = registry.connect()) {
            new SchemaRegistration(client).register(EventSchemas.load());
        }
        SharedServers.kafka()
                .createTopics(
                        TopicCatalogue.load().topics().stream()
                                .map(topic ->
                                        new dev.orderlog.embedded.Topic(
                                                topic.name(), topic.partitions(), topic.settings()))
                                .toList());
        serde = EventSerde.at(registry);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                SharedServers.kafka().bootstrapServers(),
                                "acks",
                                "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    EventStream stream(Object key) {
        return new EventStream(serde, key.toString());
    }

    void publish(ProducerRecord<String, byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    void publish(EventStream stream, SpecificRecord... events) {
        for (var event : events) {
            producer.send(stream.say(event));
        }
        producer.flush();
    }

    Instance start(String applicationId, Path stateDir) {
        return start(applicationId, stateDir, Map.of());
    }

    Instance start(String applicationId, Path stateDir, Map<String, Object> further) {
        var settings = new HashMap<>(settings(applicationId, stateDir));
        settings.putAll(further);
        settings.put("micronaut.server.port", -1);
        var context = Projections.start(settings);
        return new Instance(
                context.getBean(EmbeddedServer.class).getURI(), context::close, () -> {});
    }

    /** At an address of its own, which it has again when it is started again. */
    Instance startProcess(String applicationId, Path directory) {
        var flags = new ArrayList<String>();
        settings(applicationId, directory.resolve("state"))
                .forEach((key, value) -> flags.add("-D" + key + "=" + value));
        flags.add("-XX:TieredStopAtLevel=1");
        flags.add("-Dmicronaut.server.port=" + processAddress.getPort());
        flags.add("-Dorderlog.projections.advertised-url=" + processAddress);
        var jvm =
                ChildJvm.start(
                        JvmLaunch.ofMain("projections", directory, Projections.class)
                                .withJvmFlags(flags.toArray(String[]::new)));
        return new Instance(processAddress, jvm::close, jvm::kill);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Map<String, Object> settings(String applicationId, Path stateDir) {
        return Map.of(
                "orderlog.kafka.bootstrap-servers", SharedServers.kafka().bootstrapServers(),
                "orderlog.registry.url", SharedServers.registry().url(),
                "orderlog.projections.application-id", applicationId,
                "orderlog.projections.state-dir", stateDir.toString());
    }

    @Override
    public void close() throws IOException {
        http.close();
        producer.close();
        serde.close();
    }

    final class Instance implements AutoCloseable {

        private final URI address;
        private final Runnable close;
        private final Runnable kill;

        private Instance(URI address, Runnable close, Runnable kill) {
            this.address = address;
            this.close = close;
            this.kill = kill;
        }

        HttpResponse<String> get(String path, String... headers) {
            return getLater(path, headers).join();
        }

        CompletableFuture<HttpResponse<String>> getLater(String path, String... headers) {
            return http.sendAsync(request(path, headers), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, String body) {
            var request = HttpRequest.newBuilder(address.resolve(path));
            request.header("Content-Type", "application/json");
            request.POST(BodyPublishers.ofString(body));
            return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
        }

        /** With any method, and with an answer that need not be text. */
        HttpResponse<byte[]> ask(String method, String path, String... headers) {
            var request =
                    HttpRequest.newBuilder(request(path, headers), (_, _) -> true)
                            .method(method, BodyPublishers.noBody());
            return http.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
        }

        /** An answer that may have no end. */
        HttpResponse<InputStream> stream(String path, String... headers) {
            return http.sendAsync(request(path, headers), BodyHandlers.ofInputStream()).join();
        }

        private HttpRequest request(String path, String... headers) {
            var request = HttpRequest.newBuilder(address.resolve(path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return request.build();
        }

        /** Open at this instance. */
        int streams() {
            return get("/prometheus")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("orderlog_projections_following"))
                    .mapToInt(line ->
                            (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        boolean isReady() {
            return getLater("/health/readiness")
                    .handle((answer, refused) -> refused == null && answer.statusCode() == 200)
                    .join();
        }

        void kill() {
            kill.run();
        }

        @Override
        public void close() {
            close.run();
        }
    }
}
