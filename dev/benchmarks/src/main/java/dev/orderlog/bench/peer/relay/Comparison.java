package dev.orderlog.bench.peer.relay;

import dev.orderlog.eventlog.event.CloudEventHeaders;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whether the topic has what the event table has, under the same key and with the same value. */
final class Comparison {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int FETCH = 10_000;

    private final Map<UUID, Integer> logged = new HashMap<>();
    private long repeats;
    private long missing;
    private long altered;

    Comparison(Connection connection, Consumer<String, byte[]> reader) throws SQLException {
        readLog(reader);
        readTable(connection);
    }

    /** Events that are in the log again: allowed, as this relay promises them at least once. */
    long repeats() {
        return repeats;
    }

    List<String> wrong() {
        var wrong = new ArrayList<String>();
        say(wrong, missing, "events are not in the log");
        say(wrong, altered, "events have another key or value in the log");
        say(wrong, logged.size(), "events of the log are not in the table");
        return wrong;
    }

    private static void say(List<String> wrong, long count, String what) {
        if (count != 0) {
            wrong.add(count + " " + what);
        }
    }

    private void readLog(Consumer<String, byte[]> reader) {
        var ends = reader.endOffsets(reader.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(this::add);
        }
    }

    private void add(ConsumerRecord<String, byte[]> read) {
        var id = CloudEventHeaders.id(read.headers()).orElseThrow();
        if (logged.put(id, fingerprint(read.key(), read.value())) != null) {
            repeats++;
        }
    }

    private void readTable(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var query = connection.createStatement()) {
            query.setFetchSize(FETCH);
            try (var rows = query.executeQuery("select event_id, stream_id, value from event")) {
                while (rows.next()) {
                    compare(
                            logged.remove(rows.getObject(1, UUID.class)),
                            fingerprint(rows.getString(2), rows.getBytes(3)));
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void compare(@Nullable Integer found, int expected) {
        if (found == null) {
            missing++;
        } else if (found != expected) {
            altered++;
        }
    }

    private static int fingerprint(String key, byte[] value) {
        return 31 * key.hashCode() + Arrays.hashCode(value);
    }
}
