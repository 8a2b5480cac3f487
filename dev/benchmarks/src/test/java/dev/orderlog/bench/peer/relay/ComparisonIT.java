package dev.orderlog.bench.peer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.bench.peer.Work;
import dev.orderlog.bench.peer.log.Clients;
import dev.orderlog.bench.peer.orders.Databases;
import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ComparisonIT {

    private static final String TOPIC = SharedServers.freshTopic("comparison", 3);
    private static final Work WORK =
            new Work(
                    SharedServers.postgres().jdbcUrl(SharedServers.freshDatabase("comparison")),
                    EmbeddedPostgres.USER,
                    EmbeddedPostgres.PASSWORD,
                    SharedServers.kafka().bootstrapServers(),
                    TOPIC,
                    1,
                    1,
                    1,
                    1,
                    42);

    @Test
    void whatIsMissingAlteredOrRepeatedIsNoticed() throws Exception {
        try (var connection = Databases.connect(WORK);
                var clients = new Clients(WORK)) {
            var backlog = new Backlog(connection, TOPIC);
            backlog.create();
            backlog.add(100);
            var records = records(connection);
            var producer = clients.producer(Map.of());

            // the first is lost, the second altered, the third repeated
            producer.send(
                    new ProducerRecord<>(
                            TOPIC,
                            null,
                            records.get(1).key(),
                            new byte[300],
                            records.get(1).headers()));
            producer.send(records.get(2));
            records.subList(2, records.size()).forEach(producer::send);
            producer.flush();
            var comparison = new Comparison(connection, clients.reader());

            assertThat(comparison.wrong())
                    .containsExactly(
                            "1 events are not in the log",
                            "1 events have another key or value in the log");
            assertThat(comparison.repeats()).isEqualTo(1);
        }
    }

    private static List<ProducerRecord<String, byte[]>> records(Connection connection)
            throws SQLException {
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select event_id, stream_id, value from event")) {
            while (rows.next()) {
                var event = new ProducerRecord<>(TOPIC, rows.getString(2), rows.getBytes(3));
                event.headers().add(CloudEventHeaders.ID, rows.getString(1).getBytes(UTF_8));
                records.add(event);
            }
        }
        return records;
    }
}
