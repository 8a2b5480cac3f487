package dev.orderlog.eventlog.deadline;

import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;

import dev.orderlog.eventlog.store.SqlArrays;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

    public void set(Connection transaction, List<DueDeadline> deadlines) throws SQLException {
        if (deadlines.isEmpty()) {
            return;
        }
        try (var statement = transaction.prepareStatement(SET)) {
            statement.setString(1, TASK_NAME);
            statement.setArray(2, SqlArrays.texts(transaction, deadlines, DeadlineStore::instance));
            statement.setArray(3, SqlArrays.bytes(transaction, deadlines, SERIALIZER::serialize));
            statement.setArray(
                    4,
                    SqlArrays.texts(
                            transaction, deadlines, deadline -> deadline.dueAt().toString()));
            statement.executeUpdate();
        }
    }

    private static String instance(DueDeadline deadline) {
        return deadline.streamId() + ":" + deadline.name();
    }
}
