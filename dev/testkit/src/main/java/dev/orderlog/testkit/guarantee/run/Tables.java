package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.testkit.guarantee.Parked;
import dev.orderlog.testkit.guarantee.Place;
import dev.orderlog.testkit.guarantee.Row;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What stands in a service's own tables. */
record Tables(RunServers servers) {

    List<Row> events() {
        return read(
                "select * from event order by topic, stream_id, version",
                row ->
                        new Row(
                                row.getString("topic"),
                                row.getString("stream_id"),
                                row.getLong("version"),
                                row.getString("event_id"),
                                row.getBoolean("said"),
                                row.getLong("sequence"),
                                row.getString("type")));
    }

    List<Parked> parked() {
        return read(
                "select * from parked_event order by stream_id, position",
                row ->
                        new Parked(
                                row.getString("stream_id"),
                                new Place(
                                        row.getString("topic"),
                                        row.getInt("partition_id"),
                                        row.getLong("record_offset")),
                                row.getString("reason_kind"),
                                row.getString("reason"),
                                Objects.requireNonNullElse(row.getBytes("value"), new byte[0])));
    }

    /** Outside calls without a committed answer. */
    int unanswered() {
        return read("select call_key from outside_call", row -> row.getString(1)).size();
    }

    private <T> List<T> read(String query, RowReader<T> reader) {
        try (Connection connection = servers.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
