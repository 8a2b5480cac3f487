package dev.orderlog.projections.audit.jobs;

import dev.orderlog.projections.audit.OrderAsOf;
import dev.orderlog.projections.audit.OrderReplay;
import dev.orderlog.projections.audit.read.SideBySide.Stopped;
import dev.orderlog.projections.wire.RegistryUnavailableException;

import org.apache.kafka.common.KafkaException;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Orders as they were at a time, read from the log while somebody waits: a few at once, each for so long and no longer. */
public final class OrderLooks {

    private final AuditLog log;
    private final AuditSettings settings;
    private final Semaphore places;

    public OrderLooks(AuditLog log, AuditSettings settings) {
        this.log = log;
        this.settings = settings;
        this.places = new Semaphore(settings.looksMax());
    }

    /** @throws dev.orderlog.eventlog.problem.ProblemException when it cannot be told now */
    public OrderAsOf at(UUID order, Instant at) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw AuditProblem.tooManyLooks(settings.looksMax());
        }
        long startedNanos = System.nanoTime();
        long lookNanosMax = settings.lookMax().toNanos();
        try {
            var reading =
                    log.reading(1, _ -> {}, () -> System.nanoTime() - startedNanos > lookNanosMax);
            return new OrderReplay(reading, log.readers(), log.topics()).at(order, at);
        } catch (Stopped slow) {
            throw AuditProblem.tooLong(settings.lookMax());
        } catch (KafkaException | RegistryUnavailableException away) {
            throw AuditProblem.logAway(away);
        } finally {
            places.release();
        }
    }
}
