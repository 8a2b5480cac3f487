package dev.orderlog.bench.peer.outbox;

import com.zaxxer.hikari.HikariDataSource;

import dev.orderlog.bench.peer.orders.Crew;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Hands a service one record at a time, and commits the offset of each before it takes the next. */
record Listener(Service service, Consumer<String, byte[]> consumer, HikariDataSource pool)
        implements Crew.Turn {

    private static final Duration POLL = Duration.ofMillis(100);

    @Override
    public void take() throws SQLException {
        for (var read : consumer.poll(POLL)) {
            // Those that are nothing to this service cost it no commit.
            if (Event.type(read).equals(service.hears())) {
                service.heard(pool, Event.of(read));
                commit(read);
            }
        }
    }

    private void commit(ConsumerRecord<String, byte[]> read) {
        consumer.commitSync(
                Map.of(
                        new TopicPartition(read.topic(), read.partition()),
                        new OffsetAndMetadata(read.offset() + 1)));
    }
}
