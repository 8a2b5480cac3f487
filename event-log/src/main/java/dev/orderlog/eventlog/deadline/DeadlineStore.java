package dev.orderlog.eventlog.deadline;

import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;

import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.SqlArrays;

import java.sql.SQLException;
import java.util.Collection;

/**
 * Writes deadlines into db-scheduler's table in the transaction that decided them: all of a batch in one statement, which the
 * scheduler's own client cannot do.
 */
public final class DeadlineStore {

    static final String TASK_NAME = "deadline";

    static final Serializer SERIALIZER = new JacksonSerializer();

    private static final String SET =
            """
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            select ?, instance, data, at, false, 1 from unnest(?::text[], ?::bytea[], ?::timestamptz[]) as d (instance, data, at)
            on conflict (task_name, task_instance) do nothing\
            """;

    /** One whose time has come and that is being handled stays until it is. */
    private static final String REMOVE =
            """
            delete from scheduled_tasks where task_name = ? and task_instance = any (?) and not picked\
            """;

    public void set(RoundTrip trip, Collection<DueDeadline> deadlines) throws SQLException {
        if (!deadlines.isEmpty()) {
            var transaction = trip.transaction();
            trip.tell(
                    SET,
                    TASK_NAME,
                    SqlArrays.texts(transaction, deadlines, DueDeadline::key),
                    SqlArrays.bytes(transaction, deadlines, SERIALIZER::serialize),
                    SqlArrays.texts(transaction, deadlines, due -> due.dueAt().toString()));
        }
    }

    /** @param keys of deadlines that nobody waits for any more, set or not */
    public void remove(RoundTrip trip, Collection<String> keys) throws SQLException {
        if (!keys.isEmpty()) {
            trip.byIndexFromHere();
            trip.tell(REMOVE, TASK_NAME, SqlArrays.texts(trip.transaction(), keys));
        }
    }
}
