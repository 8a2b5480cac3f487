package dev.orderlog.cli.audit;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Styled.Style;
import dev.orderlog.cli.print.Table;
import dev.orderlog.projections.books.compare.Comparison;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(
        name = "compare",
        header = "Compares the live views with orders made anew from the log.",
        description = {
            "%nFolds the whole log by itself and asks projections for every order it shows. The"
                + " platform may go on meanwhile: an order that differs at first sight is looked at"
                + " again, by itself."
        },
        exitCodeList = {
            "0:no difference",
            "1:they could not be compared",
            "2:wrong usage",
            "3:a service does not answer",
            "4:there are differences"
        },
        footer = {
            "%nExamples:",
            "  orderlog compare",
            "  orderlog compare --json | jq '.differences[].field'"
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int DIFFERENT = 4;
    private static final double MILLIS = 1000;

    @ParentCommand OrderlogCommand orderlog;

    @Spec CommandSpec spec;

    @Option(
            names = "--events-at-once",
            paramLabel = "N",
            defaultValue = "500000",
            description =
                    "A partition with more events is read several times, each time for a part of"
                            + " its orders, so that memory stays bounded: about 2 kB an order of as"
                            + " many partitions as are read at once. Default: ${DEFAULT-VALUE}.")
    long eventsAtOnce;

    @Option(
            names = "--look-again",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "At most so many orders that differ at first sight are looked at again."
                            + " Default: ${DEFAULT-VALUE}.")
    int lookAgain;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Mixin LogOptions log;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.atLeast(1, "--events-at-once", eventsAtOnce, spec.commandLine());
        Limits.atLeast(1, "--look-again", lookAgain, spec.commandLine());
        var screen = orderlog.screen();
        var views = new HttpViews(orderlog.platform().projections());
        var request = new Comparison.Request(log.topics(), eventsAtOnce, lookAgain);
        var report =
                log.read(
                        orderlog,
                        "compared",
                        () -> false,
                        (reading, readers) -> Comparison.of(reading, readers, views, request));
        if (json) {
            screen.line(Json.pretty(Json.tree(fields(report))));
        } else {
            print(report, screen);
        }
        return report.agrees() ? 0 : DIFFERENT;
    }

    private static LinkedHashMap<String, Object> fields(Comparison.Report report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("agrees", report.agrees());
        fields.put("orders", report.orders());
        fields.put("views", report.views());
        fields.put("differedAtFirstSight", report.suspects());
        fields.put("lookedAgain", report.lookedAgain());
        fields.put("differing", report.differing());
        fields.put("differences", report.differences());
        fields.put("read", report.read());
        return fields;
    }

    private static void print(Comparison.Report report, Screen screen) {
        screen.line(
                String.format(
                        Locale.ROOT,
                        "compared %,d orders of the log with %,d views; read %,d records in %.1f s:"
                                + " %,.0f records/s",
                        report.orders(),
                        report.views(),
                        report.read().records(),
                        report.read().millis() / MILLIS,
                        report.read().recordsPerSecond()));
        if (!report.differences().isEmpty()) {
            var table = new Table("ORDER", "FIELD", "LOG", "VIEW");
            report.differences()
                    .forEach(one ->
                            table.row(one.order(), one.field(), or(one.inLog()), or(one.inView())));
            screen.line("");
            screen.table(table);
        }
        screen.line("");
        if (report.lookedAgain() < report.suspects()) {
            screen.line(
                    String.format(
                            Locale.ROOT,
                            "%,d more orders differ at first sight: --look-again",
                            report.suspects() - report.lookedAgain()));
        }
        screen.line(
                report.agrees()
                        ? new Styled("No difference.", Style.GOOD)
                        : new Styled(
                                String.format(
                                        Locale.ROOT, "%,d orders differ.", report.differing()),
                                Style.BAD));
    }

    private static String or(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
