package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Few rows are inserted, many are copied; what is read is what was appended. */
class ManyRowsTest {

    private static final String TOPIC = "topic";

    private final UUID stream = EventIds.next();
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.fresh();
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 33, 3_000})
    void rows_are_read_as_they_were_appended(int count) throws SQLException {
        var rows = IntStream.rangeClosed(1, count).mapToObj(this::row).toList();

        append(rows);

        assertThat(loaded())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32})
    void a_version_that_is_there_already_is_a_conflict_and_the_connection_goes_on(int count)
            throws SQLException {
        var rows = IntStream.rangeClosed(1, count).mapToObj(this::row).toList();
        append(rows.subList(count - 1, count));
        connection.commit();
        var others = IntStream.rangeClosed(1, count).mapToObj(this::row).toList();

        assertThatThrownBy(() -> append(others))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        conflict -> assertThat(conflict.getSQLState()).isEqualTo("23505"));

        connection.rollback();
        assertThat(loaded()).hasSize(1);
    }

    @Test
    void a_row_longer_than_what_is_sent_at_a_time_is_copied_whole() throws SQLException {
        var rows = new ArrayList<>(IntStream.rangeClosed(1, 40).mapToObj(this::row).toList());
        rows.add(row(41, new byte[3_000_000]));

        append(rows);

        assertThat(loaded().getLast().event().value()).hasSize(3_000_000);
    }

    private void append(List<StreamRow> rows) throws SQLException {
        var trip = new RoundTrip(connection);
        new EventStore().append(trip, rows);
        trip.make();
    }

    private List<StreamRow> loaded() throws SQLException {
        return RoundTrip.once(
                        connection,
                        trip -> new EventStore().load(trip, TOPIC, List.of(stream.toString())))
                .get(stream.toString());
    }

    private StreamRow row(int version) {
        return row(version, new byte[] {0, (byte) version, -1});
    }

    /** Every other one without what may be missing. */
    private StreamRow row(int version, byte[] value) {
        boolean whole = version % 2 == 0;
        return new StreamRow(
                new Envelope(
                        EventIds.next(),
                        "Wörd",
                        "/source",
                        stream.toString(),
                        TOPIC,
                        Instant.parse("2026-01-01T00:00:00.123456Z").plusSeconds(version),
                        whole ? EventIds.next() : null,
                        EventIds.next(),
                        version,
                        1,
                        whole ? "00-11111111111111111111111111111111-2222222222222222-01" : null,
                        value),
                version,
                whole);
    }
}
