package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

class CallStoreTest {

    private static final int WAITING = 200;
    private static final int ROOM = 3;
    private static final int THOUSANDS = 10_000;

    /** After five executions the driver, and after ten PostgreSQL, keeps a statement's plan. */
    private static final int PLANNED_TIMES = 20;

    private static final String READ_ROW_BY_ROW =
            "select seq_tup_read from pg_stat_xact_user_tables where relname = 'outside_call'";

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
            record(new CallStore(database.dataSource()), connection, calls);
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

    @Test
    void a_plan_made_while_nothing_waited_does_not_read_the_whole_table_when_thousands_do()
            throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            var store = new CallStore(only(connection));
            record(store, connection, calls("few", 50));
            execute(connection, "analyze outside_call");
            connection.setAutoCommit(false);
            for (int planned = 0; planned < PLANNED_TIMES; planned++) {
                remove(store, connection, claim(store, 1));
            }
            record(store, connection, calls("many", THOUSANDS));
            long before = number(connection, READ_ROW_BY_ROW);

            remove(store, connection, claim(store, ROOM));

            assertThat(number(connection, READ_ROW_BY_ROW) - before).isZero();
            connection.rollback();
        }
    }

    private static void record(CallStore store, Connection connection, List<OutsideCall> calls)
            throws SQLException {
        var trip = new RoundTrip(connection);
        store.record(trip, calls, Messages.NOW, _ -> Instant.EPOCH);
        trip.make();
    }

    private static void remove(CallStore store, Connection connection, List<OutsideCall> calls)
            throws SQLException {
        var trip = new RoundTrip(connection);
        store.remove(trip, keys(calls));
        trip.make();
    }

    private static List<OutsideCall> claim(CallStore store, int callsMax) throws SQLException {
        return store.claim(
                List.of("outside"), callsMax, Messages.NOW, Messages.NOW.plusSeconds(60));
    }

    private static List<OutsideCall> calls(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> call(prefix + number)).toList();
    }

    private static List<String> keys(List<OutsideCall> calls) {
        return calls.stream().map(OutsideCall::key).toList();
    }

    /** Whoever is given a connection gets this one, and cannot close it. */
    private static DataSource only(Connection connection) {
        var unclosed =
                proxy(
                        Connection.class,
                        (method, arguments) ->
                                method.getName().equals("close")
                                        ? null
                                        : method.invoke(connection, arguments));
        return proxy(DataSource.class, (_, _) -> unclosed);
    }

    private interface Answer {
        @Nullable Object to(Method method, Object @Nullable [] arguments)
                throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> answer.to(method, arguments)));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
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
