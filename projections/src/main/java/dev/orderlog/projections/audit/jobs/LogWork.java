package dev.orderlog.projections.audit.jobs;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.projections.audit.Replay;
import dev.orderlog.projections.audit.Verification;
import dev.orderlog.projections.audit.VerifyJson;
import dev.orderlog.projections.audit.export.AvroExport;
import dev.orderlog.projections.audit.export.Export;
import dev.orderlog.projections.audit.export.NdjsonExport;
import dev.orderlog.projections.audit.export.ViewsExport;
import dev.orderlog.projections.audit.jobs.AuditRequest.Format;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.audit.read.SideBySide.Stopped;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/** Reads the log. */
record LogWork(AuditLog log, int threads, long eventsAtOnceMax, InstantSource clock)
        implements Work {

    @Override
    public Done of(AuditRequest request, Course course) throws IOException, InterruptedException {
        var reading = log.reading(threads, course::tell, course::isToStop);
        return switch (request) {
            case AuditRequest.Replay replay -> replay(replay, reading, course);
            case AuditRequest.Verify verify -> verify(verify, reading);
        };
    }

    private Done replay(AuditRequest.Replay asked, SideBySide reading, Course course)
            throws IOException, InterruptedException {
        var file = course.file(asked.format());
        Replay.Report report;
        try (var export = export(asked.format(), file.open(false))) {
            report =
                    Replay.of(
                            reading,
                            log.readers(),
                            asked.selection(),
                            asked.format() == Format.VIEWS ? eventsAtOnceMax : Long.MAX_VALUE,
                            export);
        }
        if (report.complete()) {
            file.complete();
        }
        course.tell(report.read());
        return new Done(report.complete(), written(report));
    }

    private static Export export(Format format, OutputStream to) throws IOException {
        return switch (format) {
            case NDJSON -> new NdjsonExport(to);
            case AVRO -> new AvroExport(to);
            case VIEWS -> new ViewsExport(to);
        };
    }

    private static JsonNode written(Replay.Report report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("selected", report.written());
        fields.put("unreadable", report.unreadable());
        return AuditJson.tree(fields);
    }

    private Done verify(AuditRequest.Verify asked, SideBySide reading) throws InterruptedException {
        try {
            var report =
                    Verification.of(
                            reading,
                            log.readers(),
                            new Verification.Request(
                                    log.topics(),
                                    eventsAtOnceMax,
                                    clock.instant().minus(asked.stalledAfter()),
                                    asked.examplesMax()));
            return new Done(true, VerifyJson.of(report));
        } catch (Stopped stopped) {
            return new Done(false, null);
        }
    }
}
