package dev.orderlog.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Ids of the events whose effects are committed. An id enters in the transaction of its effect, so that a repetition, whether
 * from a redelivery or from an offset set back, finds it and has none. Rows are kept for good: nothing can be redelivered that
 * is no longer known here.
 */
public final class Inbox {

    private static final String ENTER =
            "insert into inbox (event_id, heard_at) select id, ? from unnest(?::uuid[]) id on"
                    + " conflict do nothing returning event_id";

    /** Enters the ids and returns those that were not there. */
    public Set<UUID> enter(Connection transaction, Collection<UUID> eventIds, Instant now)
            throws SQLException {
        var entered = new HashSet<UUID>();
        if (eventIds.isEmpty()) {
            return entered;
        }
        try (var statement = transaction.prepareStatement(ENTER)) {
            statement.setObject(1, EventStore.utc(now));
            statement.setArray(2, EventStore.array(transaction, "uuid", eventIds.stream()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entered.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return entered;
    }
}
