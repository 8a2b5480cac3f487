package dev.orderlog.system.law.broken.payment.charge;

import java.sql.Connection;
import java.sql.SQLException;

/** SQL where it belongs. */
final class ChargeStore {
    void delete(Connection connection) throws SQLException {
        connection.createStatement().execute("delete from charge");
    }

    record Row(Connection from) {}
}
