package dev.orderlog.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Runs statements in one transaction: committed when they return, rolled back when they throw. */
public final class Transactions {

    private Transactions() {}

    /** What happens in the transaction. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Connection transaction) throws SQLException;
    }

    public static <T> T run(DataSource dataSource, Body<T> body) throws SQLException {
        boolean committed = false;
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = body.run(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
            }
        }
    }
}
