package dev.orderlog.system.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.listen.PartitionReader;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is in a topic, read from its beginning with a consumer of our own. */
final class WholeLog {

    record Entry(String order, String id, String type, String source, long sequence) {}

    private WholeLog() {}

    static List<Entry> read(String bootstrapServers, String topic) {
        var entries = new ArrayList<Entry>();
        try (var reader = new PartitionReader(Map.of("bootstrap.servers", bootstrapServers))) {
            reader.read(
                    reader.everything(Set.of(topic)),
                    record -> entries.add(entry(record)),
                    () -> {});
        }
        return entries;
    }

    private static Entry entry(ConsumerRecord<String, byte[]> record) {
        return new Entry(
                record.key(),
                header(record, "ce_id"),
                header(record, "ce_type"),
                header(record, "ce_source"),
                Long.parseLong(header(record, "sequence")));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
