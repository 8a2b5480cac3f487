package dev.orderlog.eventlog.deadline;

import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;

import dev.orderlog.eventlog.store.FreshPlan;
import dev.orderlog.eventlog.store.SqlArrays;

import java.sql.Connection;
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

    public void set(Connection transaction, Collection<DueDeadline> deadlines) throws SQLException {
        if (deadlines.isEmpty()) {
            return;
        }
        try (var statement = transaction.prepareStatement(SET)) {
            statement.setString(1, TASK_NAME);
            statement.setArray(2, SqlArrays.texts(transaction, deadlines, DueDeadline::key));
            statement.setArray(3, SqlArrays.bytes(transaction, deadlines, SERIALIZER::serialize));
            statement.setArray(
                    4,
                    SqlArrays.texts(
                            transaction, deadlines, deadline -> deadline.dueAt().toString()));
            statement.executeUpdate();
        }
    }

    /** @param keys of deadlines that nobody waits for any more, set or not */
    public void remove(Connection transaction, Collection<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (var statement = FreshPlan.prepare(transaction, REMOVE)) {
            statement.setString(1, TASK_NAME);
            statement.setArray(2, SqlArrays.texts(transaction, keys));
            statement.executeUpdate();
        }
    }
}
