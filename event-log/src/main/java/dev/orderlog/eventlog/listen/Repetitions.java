package dev.orderlog.eventlog.listen;

import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.event.CloudEventHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;

/**
 * Finds, with one look at the inbox and before anything is decoded, the events of a poll whose effects are committed. Looks only
 * where repetitions are to be expected: from an assignment, or from the first repetition met, until a poll brings none. The inbox
 * row in the effect's transaction stays the authority; what this misses has no second effect either, it only takes longer.
 */
final class Repetitions {

    private static final Logger LOG = LoggerFactory.getLogger(Repetitions.class);

    private final RecordReader<?> reader;
    private final BatchRunner<?, ?, ?, ?, ?> runner;
    private boolean expected = true;

    Repetitions(RecordReader<?> reader, BatchRunner<?, ?, ?, ?, ?> runner) {
        this.reader = reader;
        this.runner = runner;
    }

    void expect() {
        expected = true;
    }

    void learnFrom(Collection<? extends @Nullable Outcome<?>> outcomes) {
        expected |= outcomes.stream().anyMatch(Outcome.Repeated.class::isInstance);
    }

    Set<ConsumerRecord<String, byte[]>> among(ConsumerRecords<String, byte[]> records) {
        if (!expected) {
            return Set.of();
        }
        var heard = new LinkedHashMap<ConsumerRecord<String, byte[]>, UUID>();
        for (var record : records) {
            if (reader.hears(record.headers())) {
                CloudEventHeaders.id(record.headers()).ifPresent(id -> heard.put(record, id));
            }
        }
        if (heard.isEmpty()) {
            return Set.of();
        }
        try {
            var known = runner.known(heard.values());
            expected = !known.isEmpty();
            heard.values().retainAll(known);
            return new HashSet<>(heard.keySet());
        } catch (SQLException away) {
            LOG.atDebug().addKeyValue("reason", away.toString()).log("the inbox cannot be asked");
            return Set.of();
        }
    }
}
