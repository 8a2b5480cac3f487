package dev.orderlog.system.law.broken.payment.charge;

import java.sql.Connection;
import java.sql.SQLException;

public final class StrayQuery {
    void delete(Connection connection) throws SQLException {
        connection.createStatement().execute("delete from charge");
    }
}
