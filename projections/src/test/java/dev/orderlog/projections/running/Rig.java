package dev.orderlog.projections.running;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.projections.Projections;
import dev.orderlog.projections.log.EventStream;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.SchemaRegistration;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A real Kafka and registry, what services would write to them, and the application started on them. */
final class Rig implements AutoCloseable {

    static final Duration CEILING = Duration.ofSeconds(60);

    private final EventSerde serde;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();

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
        var context =
                Projections.start(
                        Map.of(
                                "micronaut.server.port", -1,
                                "orderlog.kafka.bootstrap-servers",
                                        SharedServers.kafka().bootstrapServers(),
                                "orderlog.registry.url", SharedServers.registry().url(),
                                "orderlog.projections.application-id", applicationId,
                                "orderlog.projections.state-dir", stateDir.toString()));
        return new Instance(context, context.getBean(EmbeddedServer.class).getURI());
    }

    @Override
    public void close() throws IOException {
        http.close();
        producer.close();
        serde.close();
    }

    final class Instance implements AutoCloseable {

        private final ApplicationContext context;
        private final URI address;

        private Instance(ApplicationContext context, URI address) {
            this.context = context;
            this.address = address;
        }

        HttpResponse<String> get(String path, String... headers) {
            return getLater(path, headers).join();
        }

        CompletableFuture<HttpResponse<String>> getLater(String path, String... headers) {
            var request = HttpRequest.newBuilder(address.resolve(path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.sendAsync(request.build(), BodyHandlers.ofString());
        }

        List<Integer> statusesOf(List<String> paths) {
            return paths.stream().map(path -> get(path).statusCode()).toList();
        }

        boolean isReady() {
            return get("/health/readiness").statusCode() == 200;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
