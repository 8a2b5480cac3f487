package dev.orderlog.eventlog.store;

import org.postgresql.PGStatement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Statements on tables that are all but empty at one time, and at another hold whatever waits for an outage to end. A plan that was made for
 * the first and kept, as drivers and PostgreSQL do after a few executions, reads the second from end to end.
 */
public final class FreshPlan {

    private static final int NEVER_KEPT = 0;

    private FreshPlan() {}

    /** The statement is planned whenever it is executed, for the table as it is then, unless the same text is prepared elsewhere without this. */
    public static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER_KEPT);
        return statement;
    }
}
