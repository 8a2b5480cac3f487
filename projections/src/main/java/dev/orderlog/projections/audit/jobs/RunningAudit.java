package dev.orderlog.projections.audit.jobs;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.projections.audit.export.PartialFile;
import dev.orderlog.projections.audit.jobs.Audit.Far;
import dev.orderlog.projections.audit.jobs.Audit.State;
import dev.orderlog.projections.audit.jobs.AuditRequest.Format;
import dev.orderlog.projections.audit.read.Progress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** An audit under way. Told by many threads, run by one. */
final class RunningAudit implements Work.Course {

    private static final Logger LOG = LoggerFactory.getLogger(RunningAudit.class);

    private record Stop(State state, @Nullable String why) {}

    private final UUID id;
    private final AuditRequest request;
    private final JsonNode sent;
    private final Instant startedAt;
    private final AuditFolder folder;
    private final BooleanSupplier hasRoom;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile Far progress = Far.NOWHERE;

    RunningAudit(
            UUID id,
            AuditRequest request,
            JsonNode sent,
            Instant startedAt,
            AuditFolder folder,
            BooleanSupplier hasRoom) {
        this.id = id;
        this.request = request;
        this.sent = sent;
        this.startedAt = startedAt;
        this.folder = folder;
        this.hasRoom = hasRoom;
    }

    UUID id() {
        return id;
    }

    /** The first reason counts. */
    void stop(State state, @Nullable String why) {
        stop.compareAndSet(null, new Stop(state, why));
    }

    @Override
    public void tell(Progress now) {
        progress = Far.of(now);
    }

    @Override
    public boolean isToStop() {
        if (!hasRoom.getAsBoolean()) {
            stop(
                    State.FAILED,
                    "there is no more room for results, see"
                            + " orderlog.projections.audits.bytes-max");
        }
        return stop.get() != null;
    }

    @Override
    public PartialFile file(Format format) {
        return folder.file(id, format);
    }

    Audit now() {
        return as(State.RUNNING, null, progress, null, null);
    }

    /** How it ended. */
    Audit run(Work work, InstantSource clock) {
        try {
            var done = work.of(request, this);
            var stopped = stop.get();
            return done.complete() || stopped == null
                    ? ended(State.DONE, clock, null, done.report())
                    : ended(stopped.state(), clock, stopped.why(), done.report());
        } catch (InterruptedException hurry) {
            return ended(State.INTERRUPTED, clock, null, null);
        } catch (IOException | RuntimeException failed) {
            LOG.error("an audit failed: audit={}", id, failed);
            return ended(State.FAILED, clock, Failures.words(failed), null);
        }
    }

    private Audit ended(
            State state, InstantSource clock, @Nullable String failure, @Nullable JsonNode report) {
        return as(state, clock.instant(), progress.ended(), failure, report);
    }

    private Audit as(
            State state,
            @Nullable Instant endedAt,
            Far far,
            @Nullable String failure,
            @Nullable JsonNode report) {
        return new Audit(
                id,
                state,
                sent,
                startedAt,
                endedAt,
                far,
                failure,
                report,
                folder.result(id).orElse(null));
    }
}
