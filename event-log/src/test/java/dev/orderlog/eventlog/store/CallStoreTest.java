package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

class CallStoreTest {

    private static final int WAITING = 200;
    private static final int ROOM = 3;

    /** A plan the database may choose by itself when its statistics are old: a loop that asks for the keys again and again. */
    private static final String NOTHING_BUT_LOOPS =
            "-c enable_hashagg=off -c enable_sort=off -c enable_hashjoin=off -c"
                    + " enable_mergejoin=off -c enable_material=off -c enable_memoize=off -c"
                    + " enable_indexscan=off -c enable_bitmapscan=off";

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
    void no_more_calls_are_claimed_than_there_is_room_for_whatever_plan_the_database_takes()
            throws SQLException {
        var calls = IntStream.range(0, WAITING).mapToObj(number -> call("key-" + number)).toList();
        try (var connection = database.dataSource().getConnection()) {
            new CallStore(database.dataSource())
                    .record(connection, calls, Messages.NOW, _ -> Instant.EPOCH);
        }

        var claimed =
                new CallStore(looping())
                        .claim(
                                List.of("outside"),
                                ROOM,
                                Messages.NOW,
                                Messages.NOW.plusSeconds(60));

        assertThat(claimed).hasSize(ROOM);
        assertThat(
                        database.number(
                                "select count(*) from outside_call where claimed_until > 'epoch'"))
                .isEqualTo(ROOM);
    }

    private DataSource looping() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setUser(EmbeddedPostgres.USER);
        dataSource.setPassword(EmbeddedPostgres.PASSWORD);
        dataSource.setOptions(NOTHING_BUT_LOOPS);
        return dataSource;
    }

    private static OutsideCall call(String key) {
        return new OutsideCall(
                key, "outside", "order", new byte[0], null, EventIds.next(), null, 0);
    }
}
