package dev.orderlog.eventlog.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Outside calls that were made as often as they may be, got no answer, and are not made again before a person says so. */
public final class ParkedCalls {

    private static final String OF =
            """
            select call_key, destination, stream_id, request, attempts, last_error, attempted_at, recorded_at, parked_at
              from outside_call where parked_at is not null and stream_id = ? order by parked_at, call_key\
            """;

    private static final String AGAIN =
            """
            update outside_call set parked_at = null, attempts = 0, claimed_until = ? where call_key = ? and parked_at is not null\
            """;

    /**
     * One such call.
     *
     * @param attempts how often it was made
     * @param error what came of the last attempt
     */
    public record ParkedCall(
            String key,
            String destination,
            String streamId,
            byte[] request,
            int attempts,
            @Nullable String error,
            @Nullable Instant attemptedAt,
            Instant recordedAt,
            Instant parkedAt) {}

    /** Those of an order, the longest parked first. */
    public List<ParkedCall> of(Connection connection, String streamId) throws SQLException {
        return read(connection, OF, streamId);
    }

    /** The same; none of them changes until the transaction ends. */
    public List<ParkedCall> lock(Connection transaction, String streamId) throws SQLException {
        return read(transaction, OF + " for update", streamId);
    }

    /** The call may be claimed at once, as if it had never been made. */
    public void again(Connection transaction, String key) throws SQLException {
        try (var statement = transaction.prepareStatement(AGAIN)) {
            statement.setObject(1, EventStore.utc(Instant.EPOCH));
            statement.setString(2, key);
            statement.executeUpdate();
        }
    }

    /** The call is never made again. */
    public void discard(Connection transaction, String key) throws SQLException {
        try (var statement =
                transaction.prepareStatement(
                        "delete from outside_call where call_key = ? and parked_at is not null")) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }

    private static List<ParkedCall> read(Connection connection, String sql, String streamId)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, streamId);
            var calls = new ArrayList<ParkedCall>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    calls.add(call(row));
                }
            }
            return calls;
        }
    }

    private static ParkedCall call(ResultSet row) throws SQLException {
        return new ParkedCall(
                row.getString("call_key"),
                row.getString("destination"),
                row.getString("stream_id"),
                row.getBytes("request"),
                row.getInt("attempts"),
                row.getString("last_error"),
                ParkedEvents.instant(row, "attempted_at"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("parked_at", OffsetDateTime.class).toInstant());
    }
}
