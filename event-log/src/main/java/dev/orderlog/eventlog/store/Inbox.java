package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.RoundTrip.Answer;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
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
            "insert into inbox (event_id, heard_at) select id, ? from unnest(?::uuid[]) id";

    private static final String ENTER_MISSING = ENTER + " on conflict do nothing";

    private static final String FORGET =
            """
            delete from inbox where event_id = any (array
                   (select event_id from inbox where event_id < ? and heard_at < ? order by event_id limit ?))\
            """;

    /** Enters the ids; one that is there, or that another transaction enters and commits, fails the trip (SQL state 23505). */
    public void enter(RoundTrip trip, Collection<UUID> eventIds, Instant now) throws SQLException {
        if (!eventIds.isEmpty()) {
            trip.tell(ENTER, EventStore.utc(now), array(trip, eventIds));
        }
    }

    /** Enters those of the ids that are not there, of which one may occur twice. */
    public void enterMissing(Connection transaction, Collection<UUID> eventIds, Instant now)
            throws SQLException {
        if (eventIds.isEmpty()) {
            return;
        }
        var trip = new RoundTrip(transaction);
        trip.tell(ENTER_MISSING, EventStore.utc(now), array(trip, eventIds));
        trip.make();
    }

    /** Those among the ids whose effects are committed; one that another transaction is about to commit is not among them. */
    public Answer<Set<UUID>> known(RoundTrip trip, Collection<UUID> eventIds) throws SQLException {
        return eventIds.isEmpty()
                ? Answer.of(Set.of())
                : trip.ask(KNOWN, Inbox::ids, array(trip, eventIds));
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

    private static Array array(RoundTrip trip, Collection<UUID> ids) throws SQLException {
        return SqlArrays.uuids(trip.transaction(), ids, id -> id);
    }

    private static Set<UUID> ids(ResultSet rows) throws SQLException {
        var ids = new HashSet<UUID>();
        while (rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
    }
}
