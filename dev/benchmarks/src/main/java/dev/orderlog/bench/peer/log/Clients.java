package dev.orderlog.bench.peer.log;

import dev.orderlog.bench.peer.Work;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The clients of the topic of the work, all closed together. */
public final class Clients implements AutoCloseable {

    /** No peer is let off these. */
    private static final Map<String, Object> DURABILITY =
            Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true);

    /** Who stands still while others have their turn stays in its group, and finds its answers when it goes on. */
    private static final int ABSENT_MS_MAX = 20 * 60 * 1_000;

    private final Work work;
    private final List<AutoCloseable> clients = new ArrayList<>();

    public Clients(Work work) {
        this.work = work;
    }

    public Producer<String, byte[]> producer(Map<String, Object> settings) {
        var properties = new HashMap<>(settings);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, work.bootstrapServers());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ABSENT_MS_MAX);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * ABSENT_MS_MAX);
        properties.putAll(DURABILITY);
        return closedWithAll(
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()));
    }

    /** One of those that share the topic's partitions on behalf of a service, which commits by itself. */
    public Consumer<String, byte[]> listener(String service) {
        var consumer =
                consumer(
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                work.topic() + "-" + service,
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                ABSENT_MS_MAX,
                                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                                ABSENT_MS_MAX));
        consumer.subscribe(List.of(work.topic()));
        return consumer;
    }

    /** Reads all partitions from their beginning and commits nothing. */
    public Consumer<String, byte[]> reader() {
        var consumer = consumer(Map.of());
        var partitions =
                consumer.partitionsFor(work.topic()).stream()
                        .map(partition ->
                                new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private Consumer<String, byte[]> consumer(Map<String, Object> settings) {
        var properties = new HashMap<>(settings);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, work.bootstrapServers());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ABSENT_MS_MAX);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * ABSENT_MS_MAX);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return closedWithAll(
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    private <T extends AutoCloseable> T closedWithAll(T client) {
        clients.add(client);
        return client;
    }

    @Override
    public void close() throws Exception {
        for (var client : clients) {
            client.close();
        }
    }
}
