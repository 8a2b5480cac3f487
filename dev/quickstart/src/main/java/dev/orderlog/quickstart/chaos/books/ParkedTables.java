package dev.orderlog.quickstart.chaos.books;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.chaos.check.Parked;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the services have put aside, from their own databases. */
record ParkedTables(int postgresPort) {

    private static final List<String> DATABASES =
            List.of("order_api", "payment", "inventory", "shipping");

    List<Parked> read() {
        var parked = new ArrayList<Parked>();
        DATABASES.forEach(database -> read(database, parked));
        return parked;
    }

    private void read(String database, List<Parked> parked) {
        var url = "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, postgresPort, database);
        try (var connection =
                        DriverManager.getConnection(
                                url, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select stream_id, type, reason from parked_event")) {
            while (rows.next()) {
                parked.add(
                        new Parked(
                                database,
                                rows.getString("stream_id"),
                                rows.getString("type") + ": " + rows.getString("reason")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Not readable: parked events of " + database, e);
        }
    }
}
