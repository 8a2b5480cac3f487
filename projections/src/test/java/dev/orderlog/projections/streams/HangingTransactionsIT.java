package dev.orderlog.projections.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.embedded.KafkaCluster;
import dev.orderlog.embedded.Readiness;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.embedded.Topic;
import dev.orderlog.projections.Projections;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.context.ApplicationContext;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogValue;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** With a broker that starts again and has written down that a transaction is committed, although no partition was told; or that it is aborted. */
class HangingTransactionsIT {

    private static final String VIEWS = "views";
    private static final String PROCESS = "01a208e8-8671-77ce-828a-76178337e848";
    private static final String TRANSACTION = VIEWS + "-" + PROCESS + "-1";
    private static final String CHANGELOG = VIEWS + "-orders-changelog";
    private static final TopicPartition HEARD = new TopicPartition(TopicCatalogue.ORDER_EVENTS, 1);
    private static final long WHERE_IT_WAS = 3;
    private static final String ORDER = "order";
    private static final String TRANSACTIONS = "__transaction_state";

    private static final byte COMPLETE_COMMIT = 4;
    private static final byte COMPLETE_ABORT = 5;

    @TempDir Path directory;
    @TempDir Path state;
    private KafkaCluster kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaCluster.start(directory, 1);
        kafka.createTopics(
                List.of(
                        new Topic(TopicCatalogue.ORDER_EVENTS, 2),
                        new Topic(TopicCatalogue.STOCK_EVENTS, 1),
                        new Topic(CHANGELOG, 2)));
        belongsTo(PROCESS, state);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void views_go_on_from_what_was_committed_when_the_broker_was_killed() throws Exception {
        leaveOpen(COMPLETE_COMMIT);

        try (var projections = projections()) {
            await().atMost(Readiness.CEILING).until(() -> isReady(projections));
        }

        assertThat(stableOffset()).hasValue(WHERE_IT_WAS);
        assertThat(seen()).contains(ORDER);
    }

    @Test
    void what_was_aborted_when_the_broker_was_killed_is_never_seen() throws Exception {
        leaveOpen(COMPLETE_ABORT);

        HangingTransactions.of(VIEWS, state, 1, connection()).end();

        assertThat(stableOffset()).isEmpty();
        assertThat(seen()).isEmpty();
    }

    @Test
    void what_another_instance_left_open_is_left_to_it(@TempDir Path others) throws Exception {
        leaveOpen(COMPLETE_COMMIT);

        belongsTo("01a208e8-8671-77ce-828a-000000000000", others);
        HangingTransactions.of(VIEWS, others, 1, connection()).end();
        assertThat(seen()).isEmpty();

        HangingTransactions.of(VIEWS, state, 1, connection()).end();
        assertThat(stableOffset()).hasValue(WHERE_IT_WAS);
    }

    @Test
    void a_transaction_under_way_is_left_alone() throws Exception {
        try (var producer = producer()) {
            begin(producer);

            HangingTransactions.of(VIEWS, state, 1, connection()).end();

            assertThat(seen()).isEmpty();
            producer.commitTransaction();
        }
        assertThat(stableOffset()).hasValue(WHERE_IT_WAS);
        await().atMost(Readiness.CEILING)
                .untilAsserted(() -> assertThat(seen()).containsExactly(ORDER));
    }

    private static void belongsTo(String process, Path state) throws IOException {
        Files.writeString(
                Files.createDirectories(state.resolve(VIEWS))
                        .resolve("kafka-streams-process-metadata"),
                "{\"processId\":\"" + process + "\"}");
    }

    private void leaveOpen(byte status) throws Exception {
        try (var services =
                new KafkaProducer<>(
                        connection(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int event = 0; event < WHERE_IT_WAS; event++) {
                services.send(new ProducerRecord<>(HEARD.topic(), HEARD.partition(), null, null));
            }
        }
        var producer = producer();
        begin(producer);
        writeDownAs(status);
        kafka.jvm(1).kill();
        // Only now: a producer that closes aborts what it has begun, if there is a broker to tell.
        producer.close(Duration.ZERO);
        kafka.restart(1);
    }

    private ApplicationContext projections() {
        return Projections.start(
                Map.of(
                        "micronaut.server.port", -1,
                        "orderlog.kafka.bootstrap-servers", kafka.bootstrapServers(),
                        "orderlog.registry.url", SharedServers.registry().url(),
                        "orderlog.projections.application-id", VIEWS,
                        "orderlog.projections.state-dir", state.toString()));
    }

    private static boolean isReady(ApplicationContext projections) {
        return projections
                .getBean(RunningStreams.class)
                .streams()
                .filter(streams -> streams.state() == KafkaStreams.State.RUNNING)
                .isPresent();
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var settings = new HashMap<>(connection());
        settings.put("transactional.id", TRANSACTION);
        var producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static void begin(KafkaProducer<byte[], byte[]> producer) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(CHANGELOG, 1, ORDER.getBytes(UTF_8), null));
        producer.sendOffsetsToTransaction(
                Map.of(HEARD, new OffsetAndMetadata(WHERE_IT_WAS)),
                new ConsumerGroupMetadata(VIEWS));
        producer.flush();
    }

    /** Kafka takes records for its own topics from clients of this name. */
    private void writeDownAs(byte status) throws Exception {
        var settings = new HashMap<>(connection());
        settings.put("client.id", "__admin_client");
        settings.put("acks", "all");
        try (var writer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var last =
                    records(TRANSACTIONS, "read_uncommitted").stream()
                            .filter(record -> new String(record.key(), UTF_8).contains(TRANSACTION))
                            .toList()
                            .getLast();
            var written = ByteBuffer.wrap(last.value());
            short version = written.getShort();
            var value = new TransactionLogValue(new ByteBufferAccessor(written), version);
            value.setProducerEpoch((short) (value.producerEpoch() + 1))
                    .setTransactionStatus(status)
                    .setTransactionPartitions(List.of());
            writer.send(
                            new ProducerRecord<>(
                                    TRANSACTIONS,
                                    last.partition(),
                                    last.key(),
                                    MessageUtil.toVersionPrefixedBytes(version, value)))
                    .get();
        }
    }

    private List<String> seen() {
        return records(CHANGELOG, "read_committed").stream()
                .map(record -> new String(record.key(), UTF_8))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, String isolation) {
        var settings = new HashMap<>(connection());
        settings.put("isolation.level", isolation);
        settings.put("auto.offset.reset", "earliest");
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var reader =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    reader.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** Where the views stand, as soon as no transaction is pending there. */
    private OptionalLong stableOffset() {
        var asked =
                Map.of(VIEWS, new ListConsumerGroupOffsetsSpec().topicPartitions(Set.of(HEARD)));
        var options = new ListConsumerGroupOffsetsOptions().requireStable(true);
        try (var admin = Admin.create(connection())) {
            var stable =
                    await().atMost(Readiness.CEILING)
                            .until(
                                    () ->
                                            admin.listConsumerGroupOffsets(asked, options)
                                                    .partitionsToOffsetAndMetadata(VIEWS)
                                                    .get(),
                                    offsets -> offsets.containsKey(HEARD))
                            .get(HEARD);
            return stable == null ? OptionalLong.empty() : OptionalLong.of(stable.offset());
        }
    }
}
