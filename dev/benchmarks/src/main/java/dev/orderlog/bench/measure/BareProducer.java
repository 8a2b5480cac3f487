package dev.orderlog.bench.measure;

import dev.orderlog.bench.stage.Topics;
import dev.orderlog.eventlog.listen.PartitionReader;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records that are there already, sent again to another topic as fast as Kafka takes them. */
record BareProducer(String bootstrapServers, String from, String to) {

    private static final int SAMPLE = 50_000;
    private static final int WARM_UP_SHARE = 4;

    double perSecond(int records, int partitions) throws Exception {
        var sample = sample(partitions);
        try (var topics = new Topics(bootstrapServers);
                var producer = producer()) {
            topics.create(to, partitions);
            awaitLeaders(producer, partitions);
            send(producer, sample, records / WARM_UP_SHARE);
            long before = topics.size(to);
            long began = System.nanoTime();
            send(producer, sample, records);
            double seconds = (System.nanoTime() - began) / 1e9;
            long sent = topics.size(to) - before;
            if (sent != records) {
                throw new IllegalStateException("%d of %d arrived".formatted(sent, records));
            }
            return records / seconds;
        }
    }

    /**
     * One record at a time: a broker that is just becoming the leader of a partition may refuse the first of several requests and take
     * the second, and the producer then tries in vain until its delivery timeout is over.
     */
    private void awaitLeaders(KafkaProducer<String, byte[]> producer, int partitions)
            throws Exception {
        for (int partition = 0; partition < partitions; partition++) {
            producer.send(new ProducerRecord<>(to, partition, "first", new byte[0])).get();
        }
    }

    private List<ProducerRecord<String, byte[]>> sample(int partitions) {
        var sample = new ArrayList<ProducerRecord<String, byte[]>>();
        try (var reader = new PartitionReader(Map.of("bootstrap.servers", bootstrapServers))) {
            var some = new HashMap<>(reader.everything(Set.of(from)));
            some.replaceAll((_, range) -> range.last(SAMPLE / partitions));
            reader.read(
                    some,
                    record ->
                            sample.add(
                                    new ProducerRecord<>(
                                            to,
                                            null,
                                            record.timestamp(),
                                            record.key(),
                                            record.value(),
                                            record.headers())),
                    () -> {});
        }
        return sample;
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        5,
                        "batch.size",
                        64 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            List<ProducerRecord<String, byte[]>> sample,
            int records) {
        for (int n = 0; n < records; n++) {
            producer.send(sample.get(n % sample.size()));
        }
        producer.flush();
    }
}
