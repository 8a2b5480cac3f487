package dev.orderlog.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Runs statements in one transaction: committed when they return, where they have not done so themselves, rolled back when they throw. */
public final class Transactions {

    private Transactions() {}

    /** What happens in the transaction. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Connection transaction) throws SQLException;
    }

    /** @throws SQLException what the body or the commit met, whatever becomes of the roll-back */
    public static <T> T run(DataSource dataSource, Body<T> body) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = body.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            }
        }
    }

    /** A connection that broke cannot roll back; that it broke is what the caller must hear of. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
