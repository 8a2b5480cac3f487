package dev.orderlog.quickstart.chaos.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.quickstart.chaos.check.Fact;
import dev.orderlog.quickstart.chaos.check.LogEvent;
import dev.orderlog.schemas.EventSerde;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is in a topic, read from its beginning with a consumer that belongs to nobody. */
record WholeLog(String bootstrapServers, EventSerde serde) {

    List<LogEvent> read(String topic) {
        var events = new ArrayList<LogEvent>();
        try (var reader = new PartitionReader(Map.of("bootstrap.servers", bootstrapServers))) {
            reader.read(
                    reader.everything(Set.of(topic)),
                    record -> events.add(event(record)),
                    () -> {});
        }
        return events;
    }

    private LogEvent event(ConsumerRecord<String, byte[]> record) {
        var sequence = header(record, "sequence");
        return new LogEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                String.valueOf(record.key()),
                String.valueOf(header(record, "ce_id")),
                String.valueOf(header(record, "ce_type")),
                String.valueOf(header(record, "ce_source")),
                sequence == null ? 0 : Long.parseLong(sequence),
                header(record, "causationid"),
                fact(record),
                digest(record));
    }

    private Fact fact(ConsumerRecord<String, byte[]> record) {
        try {
            return Facts.of(serde.decode(record.topic(), record.value()));
        } catch (RuntimeException unreadable) {
            return new Fact.Unreadable(unreadable.toString());
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static String digest(ConsumerRecord<String, byte[]> record) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var header : record.headers()) {
                digest.update(header.key().getBytes(UTF_8));
                digest.update(header.value());
            }
            digest.update(record.value());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
