package dev.orderlog.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What an order passes on its way, each alone on the same servers, one after the other and nothing else under way. Microseconds.
 *
 * @param commit of one row
 * @param throughTheLog a record sent with {@code acks=all}, until a consumer has it
 * @param providerCall a charge over HTTP
 */
public record Hops(Histogram commit, Histogram throughTheLog, Histogram providerCall) {

    private static final byte[] PAYLOAD = "x".repeat(300).getBytes(UTF_8);
    private static final Duration POLL_MAX = Duration.ofSeconds(10);

    public static Hops measure(Stage stage, int times) throws Exception {
        stage.writeDown();
        return new Hops(commits(stage, times), log(stage, times), calls(stage, times));
    }

    /** Of both together. */
    public Hops plus(Hops more) {
        return new Hops(
                sum(commit, more.commit),
                sum(throughTheLog, more.throughTheLog),
                sum(providerCall, more.providerCall));
    }

    private static Histogram sum(Histogram one, Histogram other) {
        var sum = one.copy();
        sum.add(other);
        return sum;
    }

    private static Histogram commits(Stage stage, int times) throws Exception {
        var histogram = new Histogram(3);
        try (var connection =
                DriverManager.getConnection(
                        Database.url(stage.postgresPort(), "postgres"), "postgres", "postgres")) {
            try (var statement = connection.createStatement()) {
                statement.execute("drop table if exists hop");
                statement.execute("create table hop (id uuid primary key, value bytea not null)");
            }
            try (var insert = connection.prepareStatement("insert into hop values (?, ?)")) {
                repeat(
                        times,
                        histogram,
                        () -> {
                            insert.setObject(1, UUID.randomUUID());
                            insert.setBytes(2, PAYLOAD);
                            insert.executeUpdate();
                        });
            }
        }
        return histogram;
    }

    private static Histogram log(Stage stage, int times) throws Exception {
        var histogram = new Histogram(3);
        var topic = "hop-" + UUID.randomUUID();
        var servers = Map.<String, Object>of("bootstrap.servers", stage.bootstrapServers());
        try (var admin = Admin.create(servers)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        try (var producer =
                        new KafkaProducer<>(
                                Map.<String, Object>of(
                                        "bootstrap.servers",
                                        stage.bootstrapServers(),
                                        "acks",
                                        "all",
                                        "linger.ms",
                                        0),
                                new ByteArraySerializer(),
                                new ByteArraySerializer());
                var consumer =
                        new KafkaConsumer<>(
                                servers,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            repeat(
                    times,
                    histogram,
                    () -> {
                        producer.send(new ProducerRecord<>(topic, PAYLOAD));
                        if (consumer.poll(POLL_MAX).isEmpty()) {
                            throw new IllegalStateException("a record did not come");
                        }
                    });
        }
        return histogram;
    }

    private static Histogram calls(Stage stage, int times) throws Exception {
        var histogram = new Histogram(3);
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            repeat(
                    times,
                    histogram,
                    () -> {
                        var key = "hop:" + UUID.randomUUID();
                        var request =
                                HttpRequest.newBuilder(
                                                stage.provider()
                                                        .resolve(
                                                                "/v1/charges/"
                                                                        + key.replace(":", "%3A")))
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", key)
                                        .PUT(
                                                BodyPublishers.ofString(
                                                        "{\"amountMinor\":700,\"currency\":\"EUR\",\"token\":\"tok_approve\",\"reference\":\"hop\"}"))
                                        .build();
                        var answer = http.send(request, BodyHandlers.ofString());
                        if (answer.statusCode() >= 300) {
                            throw new IllegalStateException(
                                    answer.statusCode() + " " + answer.body());
                        }
                    });
        }
        return histogram;
    }

    private interface Hop {
        void once() throws Exception;
    }

    /** As many times again before, to warm up. */
    private static void repeat(int times, Histogram histogram, Hop hop) throws Exception {
        for (int warm = 0; warm < times; warm++) {
            hop.once();
        }
        for (int time = 0; time < times; time++) {
            long began = System.nanoTime();
            hop.once();
            histogram.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
        }
    }
}
