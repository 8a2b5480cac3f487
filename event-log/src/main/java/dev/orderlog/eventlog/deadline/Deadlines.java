package dev.orderlog.eventlog.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Brings passed deadlines back, on db-scheduler: durable, each handled by one instance, again after a failure or a crash of the
 * one that handled it.
 */
public final class Deadlines implements AutoCloseable {

    private static final Duration RETRY_FIRST = Duration.ofSeconds(1);
    private static final int THREADS = 8;

    /** A deadline whose instance has died in the middle comes to another one after {@link #HEARTBEATS_MISSED_MAX} of these. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int HEARTBEATS_MISSED_MAX = 4;

    private final Scheduler scheduler;

    /** Handles a passed deadline; it is gone once this returns, and comes again when it throws. */
    public interface Handler {
        void due(DueDeadline deadline);
    }

    /** @param recurring the service's housekeeping, done by one instance at a time */
    public Deadlines(
            String name,
            DataSource dataSource,
            InstantSource clock,
            Duration pollingInterval,
            Handler handler,
            List<RecurringTask<?>> recurring) {
        var task =
                Tasks.oneTime(DeadlineStore.TASK_NAME, DueDeadline.class)
                        .onFailure(
                                new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY_FIRST))
                        .execute((instance, _) -> handler.due(instance.getData()));
        var instance = name + "-" + UUID.randomUUID();
        this.scheduler =
                Scheduler.create(dataSource, task)
                        .schedulerName(() -> instance)
                        .startTasks(recurring)
                        .serializer(DeadlineStore.SERIALIZER)
                        .clock(clock::instant)
                        .threads(THREADS)
                        .pollingInterval(pollingInterval)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(HEARTBEATS_MISSED_MAX)
                        .pollUsingLockAndFetch(0.5, 4.0)
                        .build();
    }

    public void start() {
        scheduler.start();
    }

    /** Looks for passed deadlines now rather than at the next poll. */
    public void look() {
        scheduler.triggerCheckForDueExecutions();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
