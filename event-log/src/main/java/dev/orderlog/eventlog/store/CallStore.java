package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.call.OutsideCall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Outside calls that have no committed answer yet. A row is claimed for a time by the process that makes the call; a claim that
 * runs out, because that process died, is anyone's.
 */
public final class CallStore {

    private static final String RECORD =
            """
            insert into outside_call (call_key, destination, stream_id, request, causation_id, correlation_id, traceparent,
                                      attempts, recorded_at, claimed_until)
            select call_key, destination, stream_id, request, causation_id, correlation_id, traceparent, 0, ?, claimed_until
              from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
                   as c (call_key, destination, stream_id, request, causation_id, correlation_id, traceparent, claimed_until)
            on conflict (call_key) do nothing\
            """;

    /** An array, for of a subquery in {@code in} PostgreSQL may take the limit anew for every row. */
    private static final String CLAIM =
            """
            update outside_call set claimed_until = ? where call_key = any (array
                   (select call_key from outside_call
                     where parked_at is null and claimed_until <= ? and destination = any (?)
                     order by claimed_until limit ? for update skip locked))
            returning call_key, destination, stream_id, request, causation_id, correlation_id, traceparent, attempts\
            """;

    private static final String NEXT =
            "select min(claimed_until) from outside_call where parked_at is null";

    private static final String FAILED =
            """
            update outside_call set attempts = attempts + 1, claimed_until = ?, last_error = ?, attempted_at = ?,
                                    parked_at = coalesce(parked_at, ?)
             where call_key = ?\
            """;

    private static final String POSTPONED =
            "update outside_call set claimed_until = ?, last_error = coalesce(last_error, ?) where"
                    + " call_key = ?";

    private static final String REMOVE = "delete from outside_call where call_key = any (?)";

    private final DataSource dataSource;

    public CallStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Records calls in the transaction that decided them. */
    public void record(
            RoundTrip trip,
            Collection<OutsideCall> calls,
            Instant now,
            Function<OutsideCall, Instant> claimedUntil)
            throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        var transaction = trip.transaction();
        var claims = calls.stream().map(claimedUntil).map(Instant::toString).toList();
        trip.tell(
                RECORD,
                EventStore.utc(now),
                SqlArrays.texts(transaction, calls, OutsideCall::key),
                SqlArrays.texts(transaction, calls, OutsideCall::destination),
                SqlArrays.texts(transaction, calls, OutsideCall::streamId),
                SqlArrays.bytes(transaction, calls, OutsideCall::request),
                SqlArrays.uuids(transaction, calls, OutsideCall::causationId),
                SqlArrays.uuids(transaction, calls, OutsideCall::correlationId),
                SqlArrays.texts(transaction, calls, OutsideCall::traceparent),
                SqlArrays.texts(transaction, claims));
    }

    /** Removes calls that are answered or withdrawn, in the transaction that decided so. */
    public void remove(RoundTrip trip, Collection<String> keys) throws SQLException {
        if (!keys.isEmpty()) {
            trip.byIndexFromHere();
            trip.tell(REMOVE, SqlArrays.texts(trip.transaction(), keys));
        }
    }

    /** Claims calls of these destinations that nobody is making, the longest waiting first. */
    public List<OutsideCall> claim(
            Collection<String> destinations, int callsMax, Instant now, Instant claimedUntil)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = FreshPlan.prepare(connection, CLAIM)) {
            statement.setObject(1, EventStore.utc(claimedUntil));
            statement.setObject(2, EventStore.utc(now));
            statement.setArray(3, SqlArrays.texts(connection, destinations));
            statement.setInt(4, callsMax);
            var calls = new ArrayList<OutsideCall>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    calls.add(call(rows));
                }
            }
            return calls;
        }
    }

    /** When the next claim runs out; {@link Instant#MAX} when there is no call at all. */
    public Instant nextClaimEnd() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = FreshPlan.prepare(connection, NEXT);
                var rows = statement.executeQuery()) {
            rows.next();
            var next = rows.getObject(1, java.time.OffsetDateTime.class);
            return next == null ? Instant.MAX : next.toInstant();
        }
    }

    /** Notes an attempt without a definite answer and gives the call back, to be claimed again from then on. */
    public void failed(String key, Instant now, Instant againAt, String error) throws SQLException {
        failed(key, now, againAt, error, false);
    }

    /** Gives the call back as {@link #failed} does, but no attempt was made, or it was not the call's fault. */
    public void postponed(String key, Instant againAt, String reason) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = FreshPlan.prepare(connection, POSTPONED)) {
            statement.setObject(1, EventStore.utc(againAt));
            statement.setString(2, reason);
            statement.setString(3, key);
            statement.executeUpdate();
        }
    }

    /** Notes the last attempt: the call is not made again before a person says so. */
    public void parked(String key, Instant now, String error) throws SQLException {
        failed(key, now, now, error, true);
    }

    private void failed(String key, Instant now, Instant againAt, String error, boolean parks)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = FreshPlan.prepare(connection, FAILED)) {
            statement.setObject(1, EventStore.utc(againAt));
            statement.setString(2, error);
            statement.setObject(3, EventStore.utc(now));
            statement.setObject(
                    4, parks ? EventStore.utc(now) : null, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setString(5, key);
            statement.executeUpdate();
        }
    }

    private static OutsideCall call(ResultSet rows) throws SQLException {
        return new OutsideCall(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getBytes(4),
                rows.getObject(5, UUID.class),
                rows.getObject(6, UUID.class),
                rows.getString(7),
                rows.getInt(8));
    }
}
