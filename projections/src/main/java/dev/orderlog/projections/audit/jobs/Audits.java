package dev.orderlog.projections.audit.jobs;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.thread.Threads;
import dev.orderlog.projections.audit.jobs.Audit.Result;
import dev.orderlog.projections.audit.jobs.Audit.State;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The audits of this instance: a few that run, and those that ended and are still kept. What is kept outlives the process; what ran
 * when it ended is interrupted. Safe for use by many threads.
 */
public final class Audits implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Audits.class);

    private final Work work;
    private final AuditSettings settings;
    private final InstantSource clock;
    private final AuditFolder folder;
    private final ExecutorService threads = Threads.virtual("audit");
    private final Map<UUID, RunningAudit> running = new HashMap<>();

    /** The oldest first: ids are in the order of their making. */
    private final TreeMap<UUID, Audit> ended = new TreeMap<>();

    private boolean ending;

    Audits(Work work, AuditSettings settings, InstantSource clock) {
        this.work = work;
        this.settings = settings;
        this.clock = clock;
        this.folder = new AuditFolder(settings.folder());
        folder.load().forEach(this::takeUp);
    }

    public static Audits of(AuditLog log, AuditSettings settings, InstantSource clock) {
        return new Audits(
                new LogWork(log, settings.threads(), settings.eventsAtOnceMax(), clock),
                settings,
                clock);
    }

    /** An earlier process has left it. */
    private void takeUp(Audit left) {
        var audit =
                left.isRunning()
                        ? new Audit(
                                left.id(),
                                State.INTERRUPTED,
                                left.request(),
                                left.startedAt(),
                                clock.instant(),
                                left.progress(),
                                "its process ended; a record at the end of the file may be cut off",
                                null,
                                folder.result(left.id()).orElse(null))
                        : left;
        if (left.isRunning()) {
            keep(audit);
        }
        ended.put(audit.id(), audit);
    }

    /**
     * @param sent the request as it was sent
     * @throws dev.orderlog.eventlog.problem.ProblemException when as many run as may, or there is no room for another file
     */
    public synchronized Audit start(AuditRequest request, JsonNode sent) {
        if (ending) {
            throw AuditProblem.ending();
        }
        if (running.size() >= settings.runningMax()) {
            throw AuditProblem.tooMany(settings.runningMax());
        }
        forgetOld();
        if (!hasRoom()) {
            throw AuditProblem.noRoom(settings.bytesMax());
        }
        var audit =
                new RunningAudit(
                        EventIds.next(), request, sent, clock.instant(), folder, this::hasRoom);
        folder.keep(audit.now());
        running.put(audit.id(), audit);
        threads.execute(() -> end(audit.run(work, clock)));
        return audit.now();
    }

    private synchronized void end(Audit audit) {
        running.remove(audit.id());
        ended.put(audit.id(), audit);
        keep(audit);
        forgetOld();
    }

    private void keep(Audit audit) {
        try {
            folder.keep(audit);
        } catch (UncheckedIOException full) {
            LOG.error("how an audit ended is not on disk: audit={}", audit.id(), full);
        }
    }

    public synchronized Optional<Audit> find(UUID id) {
        forgetOld();
        var under = running.get(id);
        return under == null ? Optional.ofNullable(ended.get(id)) : Optional.of(under.now());
    }

    /** The latest first. */
    public synchronized List<Audit> all() {
        forgetOld();
        return Stream.concat(
                        running.values().stream().map(RunningAudit::now), ended.values().stream())
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .toList();
    }

    public synchronized int running() {
        return running.size();
    }

    public Path file(Audit audit, Result result) {
        return folder.file(audit.id(), result);
    }

    /** Lets a running audit end soon, and forgets an ended one with its file. What it was before. */
    public synchronized Optional<Audit> withdraw(UUID id) {
        var found = find(id);
        var under = running.get(id);
        if (under != null) {
            under.stop(State.CANCELLED, null);
        } else if (found.isPresent()) {
            forget(id);
        }
        return found;
    }

    private void forgetOld() {
        var before = clock.instant().minus(settings.keptFor());
        ended.values().stream()
                .filter(audit -> audit.endedAt() != null && audit.endedAt().isBefore(before))
                .map(Audit::id)
                .toList()
                .forEach(this::forget);
        while (ended.size() > settings.keptMax()) {
            forget(ended.firstKey());
        }
    }

    private void forget(UUID id) {
        ended.remove(id);
        folder.delete(id);
    }

    private synchronized boolean hasRoom() {
        long kept =
                ended.values().stream()
                        .map(Audit::result)
                        .filter(Objects::nonNull)
                        .mapToLong(Result::bytes)
                        .sum();
        long growing =
                running.keySet().stream()
                        .flatMap(id -> folder.result(id).stream())
                        .mapToLong(Result::bytes)
                        .sum();
        return kept + growing < settings.bytesMax();
    }

    /** Those that run leave their files in order, and are interrupted. */
    @Override
    public void close() throws InterruptedException {
        synchronized (this) {
            ending = true;
            running.values().forEach(audit -> audit.stop(State.INTERRUPTED, "its process ended"));
        }
        threads.shutdown();
        if (!threads.awaitTermination(settings.closeMax().toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
