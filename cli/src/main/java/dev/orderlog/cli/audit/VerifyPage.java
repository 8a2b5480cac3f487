package dev.orderlog.cli.audit;

import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Styled.Style;
import dev.orderlog.projections.audit.VerifyJson;
import dev.orderlog.projections.audit.VerifyReport;
import dev.orderlog.projections.audit.check.Finding;
import dev.orderlog.projections.audit.check.Kind;

import java.util.List;
import java.util.Locale;

/** A verification for a person, or for a program. */
final class VerifyPage {
    private static final double MEGA = 1_000_000;
    private static final double MILLIS = 1000;

    private VerifyPage() {}

    static void print(VerifyReport report, Screen screen) {
        var orders = report.orders();
        var read = report.read();
        screen.line(
                text(
                        "checked  %,d records in %d partitions: %,d orders (%,d completed, %,d"
                                + " cancelled, %,d on their way), %,d SKUs",
                        report.records(),
                        report.partitions(),
                        orders.keys(),
                        orders.completed(),
                        orders.cancelled(),
                        orders.onTheirWay(),
                        report.skus().keys()));
        screen.line(
                text(
                        "read     %,d records, %,.1f MB, in %.1f s: %,.0f records/s; about %,.1f MB"
                                + " held at once, at most",
                        read.records(),
                        read.bytes() / MEGA,
                        read.millis() / MILLIS,
                        read.recordsPerSecond(),
                        report.heldBytesMax() / MEGA));
        if (report.unsealed() > 0) {
            screen.line(
                    text(
                            "         %,d of them carry no checksum: whether their bytes have"
                                    + " changed cannot be told",
                            report.unsealed()));
        }
        screen.line("");
        var examples = report.findings().examples();
        report.findings().counts().forEach((kind, count) -> line(kind, count, screen));
        for (var kind : Kind.values()) {
            var some = examples.stream().filter(one -> one.kind() == kind).toList();
            long all = report.findings().counts().getOrDefault(kind, 0L);
            examples(kind, some, all, screen);
        }
        screen.line("");
        screen.line(
                report.isWhole()
                        ? new Styled("The log is whole.", Style.GOOD)
                        : new Styled("The log is not whole.", Style.BAD));
    }

    private static void line(Kind kind, long count, Screen screen) {
        var mark =
                count == 0
                        ? Styled.dim("ok  ")
                        : kind.permitted()
                                ? new Styled("note", Style.WAITING)
                                : new Styled("BAD ", Style.BAD);
        screen.line(
                Styled.plain("  "),
                mark,
                Styled.plain(text(" %,9d  %-28s", count, kind)),
                Styled.dim(kind.meaning()));
    }

    private static void examples(Kind kind, List<Finding> some, long all, Screen screen) {
        if (some.isEmpty()) {
            return;
        }
        screen.line("");
        screen.line(Styled.bold(kind.name()));
        some.forEach(one ->
                screen.line(
                        Styled.plain("  " + one.subject() + "  "),
                        Styled.dim(one.place().toString()),
                        Styled.plain("  " + one.detail())));
        if (all > some.size()) {
            screen.line(text("  and %,d more: --examples", all - some.size()));
        }
    }

    static String json(VerifyReport report) {
        return Json.pretty(VerifyJson.of(report));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
