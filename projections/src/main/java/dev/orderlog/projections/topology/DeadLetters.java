package dev.orderlog.projections.topology;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.projections.domain.DeadLetter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Instant;

/** The latest records of one partition that could not be folded, by offset. */
final class DeadLetters {

    static final int KEPT_PER_PARTITION_MAX = 1_000;
    private static final int DETAIL_CHARACTERS_MAX = 500;

    private final KeyValueStore<Long, DeadLetter> store;

    DeadLetters(KeyValueStore<Long, DeadLetter> store) {
        this.store = store;
    }

    DeadLetter keep(
            ConsumerRecord<String, byte[]> record, DeadLetter.Reason reason, String detail) {
        var letter =
                new DeadLetter(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        record.key(),
                        CloudEventHeaders.type(record.headers()).orElse(null),
                        reason,
                        detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS_MAX)));
        store.put(record.offset(), letter);
        if (store.approximateNumEntries() > KEPT_PER_PARTITION_MAX) {
            forgetTheOldest();
        }
        return letter;
    }

    private void forgetTheOldest() {
        try (var oldestFirst = store.all()) {
            store.delete(oldestFirst.next().key);
        }
    }
}
