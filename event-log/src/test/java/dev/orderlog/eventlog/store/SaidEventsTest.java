package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.SaidEvents.UnreadableTableException;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class SaidEventsTest {

    private final Envelope said = Messages.envelope("topic", EventIds.next(), "said", 1);
    private final Envelope heard = Messages.envelope("topic", EventIds.next(), "heard", 1);
    private TestDatabase database;

    @BeforeEach
    void append() throws SQLException {
        database = TestDatabase.fresh();
        Transactions.run(
                database.dataSource(),
                transaction -> {
                    var trip = new RoundTrip(transaction);
                    new EventStore()
                            .append(
                                    trip,
                                    List.of(
                                            new StreamRow(said, 1, true),
                                            new StreamRow(heard, 1, false)));
                    trip.make();
                    return true;
                });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_said_is_read_as_it_was_and_what_was_only_heard_is_not() {
        var found = new ArrayList<Envelope>();
        new SaidEvents(database.url(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)
                .read(found::add);

        assertThat(found).usingRecursiveFieldByFieldElementComparator().containsExactly(said);
    }

    @Test
    void a_database_that_does_not_let_it_be_read_is_named() {
        var closed = new SaidEvents(database.url(), "nobody", "nothing");

        assertThatThrownBy(() -> closed.read(_ -> {}))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining(database.url());
    }
}
