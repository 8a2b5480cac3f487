package dev.orderlog.eventlog.batch;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs batches that may fail. A batch that lost a race is decided again; one that met an outage waits, with growing pauses, until
 * the missing part is back; any other is tried a few times and then split until the culprit is alone, which is reported. Messages
 * of one stream keep their order throughout, and nothing is decided twice: what failed was rolled back whole.
 */
public final class PatientBatches<C, R> {

    private static final Logger LOG = LoggerFactory.getLogger(PatientBatches.class);

    private final Runner<C, R> runner;
    private final Pause pause;
    private final Backoff backoff;
    private final int attemptsMax;
    private final int outageAttemptsMax;
    private volatile @Nullable String ailment;

    /** One attempt: {@link BatchRunner#run} in production. */
    public interface Runner<C, R> {
        List<Outcome<R>> run(List<Message<C>> batch) throws Exception;
    }

    /** Waits where the caller waits best; interrupted when the service stops. */
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    /** Told about a message that cannot be handled, before any later message is run. */
    public interface Culprits<C> {
        void cannotHandle(Message<C> message, Exception failure) throws InterruptedException;
    }

    /**
     * @param attemptsMax attempts of a batch before it is split, and of a single message before it is given up
     * @param outageAttemptsMax attempts during an outage before every message of the batch is given up; listeners never give up
     */
    public PatientBatches(
            Runner<C, R> runner,
            Pause pause,
            Backoff backoff,
            int attemptsMax,
            int outageAttemptsMax) {
        this.runner = runner;
        this.pause = pause;
        this.backoff = backoff;
        this.attemptsMax = attemptsMax;
        this.outageAttemptsMax = outageAttemptsMax;
    }

    /** @return one outcome per message in order; null for each that was reported to {@code culprits} */
    public List<@Nullable Outcome<R>> run(List<Message<C>> batch, Culprits<C> culprits)
            throws InterruptedException {
        var outcomes = new ArrayList<@Nullable Outcome<R>>(batch.size());
        run(batch, culprits, outcomes);
        return outcomes;
    }

    /** What keeps batches from committing right now; null when nothing does. */
    public @Nullable String ailment() {
        return ailment;
    }

    /** Tries, once and with nothing to do, whether an outage is over. */
    void probe() throws InterruptedException {
        try {
            runner.run(List.of());
            ailment = null;
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception still) {
            LOG.atDebug().addKeyValue("reason", still.toString()).log("the outage goes on");
        }
    }

    private void run(
            List<Message<C>> batch, Culprits<C> culprits, List<@Nullable Outcome<R>> outcomes)
            throws InterruptedException {
        int failures = 0;
        int outages = 0;
        while (true) {
            Exception failure;
            try {
                var done = runner.run(batch);
                ailment = null;
                outcomes.addAll(done);
                return;
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (Exception failed) {
                failure = failed;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            boolean outage = FailureKind.of(failure) == FailureKind.OUTAGE;
            ailment = outage ? String.valueOf(failure.getMessage()) : ailment;
            int count = outage ? ++outages : ++failures;
            LOG.atWarn()
                    .addKeyValue("kind", FailureKind.of(failure))
                    .addKeyValue("attempt", count)
                    .addKeyValue("messages", batch.size())
                    .addKeyValue("reason", failure.toString())
                    .log("a batch failed");
            if (outage ? outages >= outageAttemptsMax : failures >= attemptsMax) {
                giveUp(batch, failure, outage, culprits, outcomes);
                return;
            }
            if (FailureKind.of(failure) != FailureKind.CONFLICT || failures > 1) {
                pause.pause(backoff.after(count));
            }
        }
    }

    private void giveUp(
            List<Message<C>> batch,
            Exception failure,
            boolean outage,
            Culprits<C> culprits,
            List<@Nullable Outcome<R>> outcomes)
            throws InterruptedException {
        if (batch.size() > 1 && !outage) {
            int half = batch.size() / 2;
            run(batch.subList(0, half), culprits, outcomes);
            run(batch.subList(half, batch.size()), culprits, outcomes);
            return;
        }
        for (var message : batch) {
            culprits.cannotHandle(message, failure);
            outcomes.add(null);
        }
    }
}
