package dev.orderlog.cli.audit;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.print.Durations;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Styled.Style;
import dev.orderlog.cli.print.Table;
import dev.orderlog.projections.books.reconcile.Ledger;
import dev.orderlog.projections.books.reconcile.Reconciliation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;

@Command(
        name = "reconcile",
        header = "Holds the log against the services' tables and the provider's ledger.",
        description = {
            "%nEvery event that a service has committed must be in the log, and the other way"
                + " round, with the same contents; every charge and refund of the provider's ledger"
                + " must be in the log, and the other way round, with the same amount. All of them"
                + " may go on meanwhile.",
            "%nMemory: a few megabytes for events, about 300 bytes for each line of the ledger and"
                    + " for each order of as many partitions as are read at once."
        },
        exitCodeList = {
            "0:all books agree",
            "1:they could not be read",
            "2:wrong usage",
            "3:a service does not answer",
            "4:books contradict each other"
        },
        footer = {
            "%nExamples:",
            "  orderlog reconcile",
            "  orderlog reconcile --skip-ledger --database"
                    + " payment-service=jdbc:postgresql://db.example.com/payment --database-user"
                    + " auditor",
            "  orderlog reconcile --skip-tables --json | jq .counts"
        })
public final class ReconcileCommand implements Callable<Integer> {
    private static final int CONTRADICTED = 4;
    private static final double MILLIS = 1000;

    @ParentCommand OrderlogCommand orderlog;

    @Spec CommandSpec spec;

    @Mixin BookOptions books;

    @Option(
            names = "--provider",
            paramLabel = "URL",
            defaultValue = "${env:ORDERLOG_PAYMENT_PROVIDER_URL}",
            description =
                    "Address of the payment provider. Default: $$ORDERLOG_PAYMENT_PROVIDER_URL,"
                            + " else this machine's sandbox.")
    @Nullable URI provider;

    @Option(names = "--skip-ledger", description = "Leave the provider's ledger alone.")
    boolean skipLedger;

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "30s",
            description =
                    "What is younger may still be on its way into the log. Default:"
                            + " ${DEFAULT-VALUE}.")
    Duration settle;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "5",
            description = "Contradictions that are told of each kind. Default: ${DEFAULT-VALUE}.")
    int examples;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Mixin LogOptions log;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.atLeast(0, "--examples", examples, spec.commandLine());
        var platform = orderlog.platform();
        var screen = orderlog.screen();
        var ledger =
                skipLedger
                        ? Optional.<Ledger>empty()
                        : Optional.<Ledger>of(new HttpLedger(platform.provider(provider)));
        var report =
                log.read(
                        orderlog,
                        "reconciled",
                        () -> false,
                        (reading, readers) ->
                                Reconciliation.of(
                                        reading,
                                        readers,
                                        new Reconciliation.Request(
                                                log.topics(),
                                                books.tables(orderlog, spec.commandLine()),
                                                ledger,
                                                Instant.now().minus(settle),
                                                examples)));
        if (json) {
            screen.line(Json.pretty(Json.tree(fields(report))));
        } else {
            print(report, screen);
        }
        return report.agrees() ? 0 : CONTRADICTED;
    }

    private static Map<String, Object> fields(Reconciliation.Report report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("agrees", report.agrees());
        fields.put("rows", report.rows());
        fields.put("logged", report.logged());
        fields.put("ledgerEntries", report.ledgerEntries());
        fields.put("unreadable", report.unreadable());
        fields.put("counts", report.findings().counts());
        fields.put("allNamed", report.named());
        fields.put("examples", report.findings().examples());
        fields.put("read", report.read());
        return fields;
    }

    private static void print(Reconciliation.Report report, Screen screen) {
        var sources = new TreeSet<>(report.rows().keySet());
        sources.addAll(report.logged().keySet());
        var table = new Table("SERVICE", ">SAID", ">IN THE LOG");
        for (var source : sources) {
            table.row(
                    source.substring(1),
                    text("%,d", report.rows().getOrDefault(source, 0L)),
                    text("%,d", report.logged().getOrDefault(source, 0L)));
        }
        screen.table(table);
        screen.line("");
        screen.line(
                text(
                        "%,d charges and refunds in the ledger; read %,d records of the log in %.1f"
                                + " s: %,.0f records/s",
                        report.ledgerEntries(),
                        report.read().records(),
                        report.read().millis() / MILLIS,
                        report.read().recordsPerSecond()));
        screen.line("");
        report.findings()
                .counts()
                .forEach((kind, count) ->
                        screen.line(
                                Styled.plain("  "),
                                count == 0 ? Styled.dim("ok ") : new Styled("BAD", Style.BAD),
                                Styled.plain(text(" %,9d  %-20s ", count, kind)),
                                Styled.dim(kind.meaning())));
        report.findings()
                .examples()
                .forEach(one ->
                        screen.line(
                                Styled.bold("\n" + one.kind()),
                                Styled.plain(" " + one.subject() + "\n  " + one.detail())));
        screen.line("");
        if (!report.named()) {
            screen.line("There are more contradictions than could be kept in mind.");
        }
        screen.line(
                report.agrees()
                        ? new Styled("All books agree.", Style.GOOD)
                        : new Styled("The books contradict each other.", Style.BAD));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
