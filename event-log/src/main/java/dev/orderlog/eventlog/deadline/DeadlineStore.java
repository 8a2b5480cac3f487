package dev.orderlog.eventlog.deadline;

import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
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
            statement.setArray(
                    2,
                    transaction.createArrayOf(
                            "text", deadlines.stream().map(DeadlineStore::instance).toArray()));
            statement.setArray(
                    3,
                    transaction.createArrayOf(
                            "bytea",
                            deadlines.stream().map(SERIALIZER::serialize).toArray(byte[][]::new)));
            statement.setArray(
                    4,
                    transaction.createArrayOf(
                            "text",
                            deadlines.stream()
                                    .map(deadline ->
                                            deadline.dueAt().atOffset(ZoneOffset.UTC).toString())
                                    .toArray()));
            statement.executeUpdate();
        }
    }

    private static String instance(DueDeadline deadline) {
        return deadline.streamId() + ":" + deadline.name();
    }
}
