package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class StreamHeadsTest {

    private final UUID saidLast = EventIds.next();
    private final UUID heardLast = EventIds.next();
    private final UUID heardOnly = EventIds.next();
    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_stream_ends_with_its_last_row_and_is_numbered_by_what_was_said_last()
            throws SQLException {
        var heads =
                heads(
                        List.of(
                                row(saidLast, 1, false, 7),
                                row(saidLast, 2, true, 1),
                                row(saidLast, 3, true, 2),
                                row(heardLast, 1, true, 1),
                                row(heardLast, 2, true, 2),
                                row(heardLast, 3, false, 9),
                                row(heardOnly, 1, false, 4)));

        assertThat(heads)
                .isEqualTo(
                        Map.of(
                                key(saidLast), new StreamHead(3, 2),
                                key(heardLast), new StreamHead(3, 2),
                                key(heardOnly), new StreamHead(1, 0)));
    }

    private Map<StreamKey, StreamHead> heads(List<StreamRow> rows) throws SQLException {
        var events = new EventStore();
        return Transactions.run(
                database.dataSource(),
                transaction -> {
                    var trip = new RoundTrip(transaction);
                    events.append(trip, rows);
                    trip.make();
                    return events.heads(
                            transaction,
                            List.of(
                                    key(saidLast),
                                    key(heardLast),
                                    key(heardOnly),
                                    key(EventIds.next())));
                });
    }

    private static StreamKey key(UUID stream) {
        return new StreamKey("topic", stream.toString());
    }

    private static StreamRow row(UUID stream, long version, boolean said, long sequence) {
        return new StreamRow(Messages.envelope("topic", stream, "word", sequence), version, said);
    }
}
