package dev.orderlog.bench.measure;

import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Pgbench;
import dev.orderlog.bench.stage.Stage;

import java.io.IOException;
import java.sql.SQLException;

/** The limit of whoever commits one order per transaction: the rows of one accepted order, by pgbench. */
record OneOrderPerCommit(Stage stage) {

    private static final int SECONDS = 30;
    private static final int SECONDS_QUICK = 6;
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

    double perSecond(Bench bench) throws IOException, SQLException, InterruptedException {
        int seconds = bench.of(SECONDS, SECONDS_QUICK);
        bench.tell("pgbench, one order per commit, %d s".formatted(seconds));
        Database.fresh(stage.postgresPort(), DATABASE);
        stage.writeDown();
        double perSecond = Pgbench.on(stage.postgresPort()).run(DATABASE, TRANSACTION, seconds);
        Database.drop(stage.postgresPort(), DATABASE);
        return perSecond;
    }
}
