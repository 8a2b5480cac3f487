package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderlog.eventlog.batch.FailureKind;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;

class TransactionsTest {

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
    void a_session_that_is_ended_in_the_middle_is_an_outage_though_it_cannot_roll_back() {
        var failure =
                catchThrowable(() ->
                        Transactions.run(
                                database.dataSource(), TransactionsTest::endItsOwnSession));

        assertThat(failure).isInstanceOf(SQLException.class);
        assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.OUTAGE);
    }

    @Test
    void what_fails_leaves_nothing_behind() throws SQLException {
        var failure =
                catchThrowable(() ->
                        Transactions.run(
                                database.dataSource(),
                                transaction -> {
                                    enter(transaction);
                                    throw new IllegalStateException("no");
                                }));

        assertThat(failure).hasMessage("no");
        assertThat(database.number("select count(*) from inbox")).isZero();
    }

    @Test
    void what_returns_is_committed() throws SQLException {
        var entered = Transactions.run(database.dataSource(), TransactionsTest::enter);

        assertThat(entered).isTrue();
        assertThat(database.number("select count(*) from inbox")).isOne();
    }

    private static boolean endItsOwnSession(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            return statement.execute("select pg_terminate_backend(pg_backend_pid())");
        }
    }

    private static boolean enter(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.execute(
                    "insert into inbox (event_id, heard_at) values (gen_random_uuid(), now())");
            return true;
        }
    }
}
