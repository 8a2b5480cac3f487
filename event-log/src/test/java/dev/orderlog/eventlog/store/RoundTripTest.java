package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.store.RoundTrip.Answer;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class RoundTripTest {

    private static final String WORDS = "select word from words order by word";
    private static final String ADD = "insert into words (word) values (?)";

    /** Often enough for the driver and the server to keep the plans. */
    private static final int TRIPS = 12;

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.fresh();
        connection = database.dataSource().getConnection();
        RoundTrip.once(
                connection,
                trip -> {
                    trip.tell("create table words (word text primary key)");
                    return Answer.of(true);
                });
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
        database.close();
    }

    @Test
    void each_statement_sees_what_those_before_it_did_and_each_answer_is_its_own()
            throws SQLException {
        for (int made = 0; made < TRIPS; made++) {
            var trip = new RoundTrip(connection);
            var nothing = trip.ask(WORDS, RoundTripTest::texts);
            trip.tell(ADD, "b");
            var one = trip.ask(WORDS, RoundTripTest::texts);
            trip.tell(ADD, "a");
            trip.tell("update words set word = ? || word", "x");
            var two = trip.ask(WORDS, RoundTripTest::texts);
            trip.tell("delete from words where word = any (?)", names("xa", "xb", "none"));
            trip.make();

            assertThat(nothing.get()).isEmpty();
            assertThat(one.get()).containsExactly("b");
            assertThat(two.get()).containsExactly("xa", "xb");
        }
    }

    @Test
    void nothing_behind_the_first_failure_is_done() throws SQLException {
        var trip = new RoundTrip(connection);
        trip.tell(ADD, "a");
        trip.tell(ADD, "a");
        trip.tell(ADD, "b");

        assertThatThrownBy(trip::make)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failed -> assertThat(failed.getSQLState()).isEqualTo("23505"));

        connection.rollback();
        assertThat(
                        RoundTrip.<List<String>>once(
                                connection, again -> again.ask(WORDS, RoundTripTest::texts)))
                .isEmpty();
    }

    @Test
    void the_last_trip_commits_all_that_the_transaction_did() throws SQLException {
        for (int made = 0; made < TRIPS; made++) {
            var first = new RoundTrip(connection);
            first.tell(ADD, "first" + made);
            first.make();
            var last = new RoundTrip(connection);
            last.tell(ADD, "last" + made);
            last.makeLast();
            connection.rollback();
        }

        assertThat(database.number("select count(*) from words")).isEqualTo(2 * TRIPS);
    }

    @Test
    void a_last_trip_that_fails_commits_nothing() throws SQLException {
        for (int made = 0; made < TRIPS; made++) {
            var first = new RoundTrip(connection);
            first.tell(ADD, "a");
            first.make();
            var last = new RoundTrip(connection);
            last.tell(ADD, "b");
            last.tell(ADD, "a");

            assertThatThrownBy(last::makeLast)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failed -> assertThat(failed.getSQLState()).isEqualTo("23505"));
            connection.rollback();
        }

        assertThat(database.number("select count(*) from words")).isZero();
    }

    @Test
    void a_commit_that_fails_fails_the_last_trip() throws SQLException {
        var deferred = new RoundTrip(connection);
        deferred.tell(
                "create table later (word text references words deferrable initially deferred)");
        deferred.makeLast();
        var last = new RoundTrip(connection);
        last.tell("insert into later (word) values (?)", "none");

        assertThatThrownBy(last::makeLast)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failed -> assertThat(failed.getSQLState()).isEqualTo("23503"));

        connection.rollback();
        assertThat(database.number("select count(*) from later")).isZero();
    }

    @Test
    void a_last_trip_that_waits_for_a_lock_in_vain_commits_nothing_when_the_lock_is_free()
            throws SQLException {
        try (var other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            var locking = new RoundTrip(other);
            locking.tell("lock table words in share mode");
            locking.make();
            var waiting = new RoundTrip(connection);
            waiting.tell("set local lock_timeout to '50ms'");
            waiting.tell(ADD, "a");

            assertThatThrownBy(waiting::makeLast)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failed -> assertThat(failed.getSQLState()).isEqualTo("55P03"));
            connection.rollback();
            other.rollback();
        }

        assertThat(database.number("select count(*) from words")).isZero();
    }

    @Test
    void nothing_can_be_asked_on_a_last_trip() {
        var trip = new RoundTrip(connection);
        trip.tell(ADD, "a");
        trip.ask(WORDS, RoundTripTest::texts);

        assertThatThrownBy(trip::makeLast).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_last_trip_for_nothing_leaves_the_transaction_open() throws SQLException {
        var first = new RoundTrip(connection);
        first.tell(ADD, "a");
        first.make();

        new RoundTrip(connection).makeLast();

        connection.rollback();
        assertThat(database.number("select count(*) from words")).isZero();
    }

    @Test
    void a_long_answer_comes_whole_when_it_is_asked_for_last() throws SQLException {
        var trip = new RoundTrip(connection);
        for (int sent = 0; sent < 100; sent++) {
            trip.tell(ADD, sent + "y".repeat(1_000));
        }
        var words = trip.ask(WORDS, RoundTripTest::texts);
        var most =
                trip.ask(
                        "select repeat('x', 1000) from generate_series(1, 20000)",
                        RoundTripTest::texts);
        trip.make();

        assertThat(words.get()).hasSize(100);
        assertThat(most.get()).hasSize(20_000);
    }

    @Test
    void there_is_no_answer_before_the_trip_is_made() {
        var words = new RoundTrip(connection).ask(WORDS, RoundTripTest::texts);

        assertThatThrownBy(words::get).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_trip_for_nothing_is_not_made() throws SQLException {
        connection.close();

        new RoundTrip(connection).make();

        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
    }

    @Test
    void an_index_is_used_from_there_to_the_end_of_the_transaction_only() throws SQLException {
        var trip = new RoundTrip(connection);
        var before = trip.ask("show enable_seqscan", RoundTripTest::texts);
        trip.byIndexFromHere();
        var behind = trip.ask("show enable_seqscan", RoundTripTest::texts);
        trip.make();
        connection.commit();
        var later =
                RoundTrip.<List<String>>once(
                        connection, next -> next.ask("show enable_seqscan", RoundTripTest::texts));

        assertThat(before.get()).containsExactly("on");
        assertThat(behind.get()).containsExactly("off");
        assertThat(later).containsExactly("on");
    }

    private Array names(String... names) throws SQLException {
        return SqlArrays.texts(connection, List.of(names));
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        var texts = new ArrayList<String>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }
}
