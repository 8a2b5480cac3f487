package dev.orderlog.bench.measure;

import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Pgbench;
import dev.orderlog.bench.stage.Stage;

import java.io.IOException;
import java.sql.SQLException;

/** The limit of whoever commits one order per transaction: the rows of one accepted order, by pgbench. */
record OneOrderPerCommit(Stage stage) implements AutoCloseable {

    static final String WHAT = "pgbench, one order per commit";

    private static final int SECONDS = 10;
    private static final int SECONDS_QUICK = 3;
    private static final String DATABASE = "one_per_commit";

    private static final String TRANSACTION =
            """
            begin;
            insert into event (topic, stream_id, version, event_id, said, sequence, type, source, time, correlation_id, flow_version, traceparent, value)
            values ('order-events', gen_random_uuid()::text, 1, gen_random_uuid(), true, 1, 'OrderPlaced', '/order-api', now(), gen_random_uuid(), 1,
                    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', decode(repeat('ab', 250), 'hex'));
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            values ('order-api', gen_random_uuid()::text, decode(repeat('ab', 200), 'hex'), now() + interval '15 minutes', false, 1);
            end;
            """;

    /** In an empty database, which goes with it. */
    static OneOrderPerCommit on(Stage stage) throws SQLException {
        Database.fresh(stage.postgresPort(), DATABASE);
        return new OneOrderPerCommit(stage);
    }

    double perSecond(Bench bench) throws IOException, InterruptedException {
        double perSecond =
                Pgbench.on(stage.postgresPort())
                        .run(DATABASE, TRANSACTION, bench.of(SECONDS, SECONDS_QUICK));
        bench.tell("pgbench: %.0f orders/s, one per commit".formatted(perSecond));
        return perSecond;
    }

    @Override
    public void close() throws SQLException {
        Database.drop(stage.postgresPort(), DATABASE);
    }
}
