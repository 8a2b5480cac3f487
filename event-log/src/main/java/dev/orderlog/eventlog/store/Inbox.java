package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.event.EventIds;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Ids of the events whose effects are committed. An id enters in the transaction of its effect, so that a repetition, whether
 * from a redelivery or from an offset set back, finds it and has none. An event that is remembered in its stream is known by that
 * copy and has no row of its own here. What is forgotten here acts again when it is redelivered: who forgets must know that it
 * cannot be.
 */
public final class Inbox {

    private static final String KNOWN =
            "select event_id from heard where event_id = any (?::uuid[])";

    private static final String ENTER =
            "insert into inbox (event_id, heard_at) select id, ? from unnest(?::uuid[]) id on"
                    + " conflict do nothing returning event_id";

    private static final String FORGET =
            """
            delete from inbox where event_id = any (array
                   (select event_id from inbox where event_id < ? and heard_at < ? order by event_id limit ?))\
            """;

    /** Enters the ids and returns those that were not there. */
    public Set<UUID> enter(Connection transaction, Collection<UUID> eventIds, Instant now)
            throws SQLException {
        if (eventIds.isEmpty()) {
            return new HashSet<>();
        }
        try (var statement = transaction.prepareStatement(ENTER)) {
            statement.setObject(1, EventStore.utc(now));
            statement.setArray(2, SqlArrays.uuids(transaction, eventIds, id -> id));
            return ids(statement);
        }
    }

    /** Those among the ids whose effects are committed; one that another transaction is about to commit is not among them. */
    public Set<UUID> known(Connection connection, Collection<UUID> eventIds) throws SQLException {
        if (eventIds.isEmpty()) {
            return new HashSet<>();
        }
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, SqlArrays.uuids(connection, eventIds, id -> id));
            return ids(statement);
        }
    }

    /**
     * Forgets what was heard before a time, the oldest first. Found by the time in UUIDv7 ids; an id of another kind may stay for
     * good.
     *
     * @return how many were forgotten; fewer than {@code rowsMax} when nothing older is left
     */
    public int forget(Connection connection, Instant before, int rowsMax) throws SQLException {
        try (var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, EventIds.first(before));
            statement.setObject(2, EventStore.utc(before));
            statement.setInt(3, rowsMax);
            return statement.executeUpdate();
        }
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        var ids = new HashSet<UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
