package dev.orderlog.cli.audit;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;
import dev.orderlog.projections.audit.Replay;
import dev.orderlog.projections.audit.Selection;
import dev.orderlog.projections.audit.export.AvroExport;
import dev.orderlog.projections.audit.export.Export;
import dev.orderlog.projections.audit.export.NdjsonExport;
import dev.orderlog.projections.audit.export.PartialFile;
import dev.orderlog.projections.audit.export.ViewsExport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

@Command(
        name = "replay",
        header = "Writes a part of the log, or the orders it makes, into a file.",
        description = {
            "%nReads with a consumer of its own that belongs to no group and leaves nothing behind;"
                + " it cannot charge, ship or send anything. An order's events keep their order;"
                + " different orders come as they are read.",
            "%nFILE is called FILE.partial until it is complete. Ctrl-C leaves FILE.partial with"
                    + " whole records only."
        },
        exitCodeList = {"0:done", "1:failed", "2:wrong usage", "3:a service does not answer"},
        footer = {
            "%nExamples:",
            "  orderlog replay --out november.ndjson --from 2026-11-01T00:00:00Z --to"
                    + " 2026-12-01T00:00:00Z",
            "  orderlog replay --order 0199f0c2-8a4e-7c1b-9d7e-3f1f5a9f4a11 | jq .payload",
            "  orderlog replay --customer ada --type PaymentCharged --type PaymentRefunded",
            "  orderlog replay --format avro --out all.avro --topic order-events --topic"
                    + " stock-events",
            "  orderlog replay --format views --to 2026-11-22T10:00:00Z --out orders-at-ten.ndjson"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int STOPPED = 130;

    /** What is written. */
    public enum Format {
        NDJSON,
        AVRO,
        VIEWS
    }

    @ParentCommand OrderlogCommand orderlog;

    @Spec CommandSpec spec;

    @Mixin SelectionOptions selection;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description =
                    "ndjson: an event with its decoded payload a line. avro: an Avro container"
                        + " file. views: an order a line, as the selected events make it, in the"
                        + " shape of GET /orders/{id}. Default: ${DEFAULT-VALUE}.")
    Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to. Default: the standard output.")
    @Nullable Path out;

    @Option(names = "--force", description = "Overwrite FILE.")
    boolean force;

    @Option(names = "--json", description = "Print what was done as JSON; needs --out.")
    boolean json;

    @Option(
            names = "--events-at-once",
            paramLabel = "N",
            defaultValue = "500000",
            description =
                    "For views: a partition with more events is read several times, each time for a"
                        + " part of its orders, so that memory stays bounded: about 2 kB an order."
                        + " Default: ${DEFAULT-VALUE}.")
    long eventsAtOnce;

    @Mixin LogOptions log;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (json && out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--json needs --out: the output is the events themselves");
        }
        if (format == Format.AVRO && out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--format avro needs --out: it is no text");
        }
        Limits.atLeast(1, "--events-at-once", eventsAtOnce, spec.commandLine());
        var wanted = selection.of(log.topics(), spec.commandLine());
        var partial = out == null ? null : new PartialFile(out);
        try (var stop = new StopSignal()) {
            var report = replay(wanted, open(partial), stop);
            if (report.complete() && partial != null) {
                partial.complete();
            }
            tell(report, partial);
            return report.complete() ? 0 : STOPPED;
        }
    }

    private Replay.Report replay(Selection wanted, OutputStream to, StopSignal stop)
            throws IOException, InterruptedException {
        return log.read(
                orderlog,
                "read",
                stop::isAsked,
                (reading, readers) -> {
                    try (var export = export(to)) {
                        return Replay.of(
                                reading,
                                readers,
                                wanted,
                                format == Format.VIEWS ? eventsAtOnce : Long.MAX_VALUE,
                                export);
                    }
                });
    }

    private Export export(OutputStream to) throws IOException {
        return switch (format) {
            case NDJSON -> new NdjsonExport(to);
            case AVRO -> new AvroExport(to);
            case VIEWS -> new ViewsExport(to);
        };
    }

    private OutputStream open(@Nullable PartialFile partial) throws IOException {
        if (partial == null) {
            return new WrittenTo(orderlog.screen().out());
        }
        try {
            return partial.open(force);
        } catch (FileAlreadyExistsException there) {
            throw new ParameterException(
                    spec.commandLine(), there.getFile() + " exists; --force overwrites it", there);
        }
    }

    private void tell(Replay.Report report, @Nullable PartialFile partial) {
        var screen = orderlog.screen();
        var where =
                partial == null
                        ? "the standard output"
                        : (report.complete() ? partial.file() : partial.partial()).toString();
        if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("complete", report.complete());
            fields.put("file", where);
            fields.put("selected", report.written());
            fields.put("unreadable", report.unreadable());
            fields.put("read", report.read());
            var ranges = new TreeMap<String, Object>();
            report.ranges()
                    .forEach((partition, range) ->
                            ranges.put(
                                    partition.toString(),
                                    Map.of("from", range.from(), "to", range.to())));
            fields.put("ranges", ranges);
            screen.line(Json.pretty(Json.tree(fields)));
            return;
        }
        screen.note(
                String.format(
                        Locale.ROOT,
                        "%s%,d selected, to %s; read %,d of %,d in %.1f s, %,.0f/s%s",
                        report.complete() ? "" : "Stopped before the end: ",
                        report.written(),
                        where,
                        report.read().records(),
                        report.read().total(),
                        report.read().millis() / 1000.0,
                        report.read().recordsPerSecond(),
                        report.unreadable() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %,d of them not readable",
                                        report.unreadable())));
    }
}
