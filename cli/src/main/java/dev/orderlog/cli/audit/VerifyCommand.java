package dev.orderlog.cli.audit;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.print.Durations;
import dev.orderlog.projections.audit.Verification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

@Command(
        name = "verify",
        header = "Checks that the log is whole and as it was written.",
        description = {
            "%nReads every record of the log once, by itself and outside any consumer group, and"
                + " asks no service. Each order's and SKU's events must be numbered without gaps by"
                + " each service, stand behind their causes, happen once, and end once; charges,"
                + " refunds, reservations and releases must match; keys and partitions must agree;"
                + " every record must decode.",
            "%nMemory: about 500 bytes for each order and 50 for each of its events, of as many"
                    + " partitions as are read at once; see --events-at-once."
        },
        exitCodeList = {
            "0:the log is whole",
            "1:it could not be checked",
            "2:wrong usage",
            "3:a service does not answer",
            "4:the log is not whole"
        },
        footer = {
            "%nExamples:",
            "  orderlog verify",
            "  orderlog verify --json | jq .counts",
            "  orderlog verify --order-topic copy-of-order-events --examples 20"
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int NOT_WHOLE = 4;

    @ParentCommand OrderlogCommand orderlog;

    @Spec CommandSpec spec;

    @Mixin LogOptions log;

    @Option(
            names = "--events-at-once",
            paramLabel = "N",
            defaultValue = "2000000",
            description =
                    "A partition with more events is read several times, each time for a part of"
                            + " its keys, so that memory stays bounded. Default: ${DEFAULT-VALUE}.")
    long eventsAtOnce;

    @Option(
            names = "--stalled-after",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "15m",
            description =
                    "Name an order whose last event a service should have answered, when it is"
                            + " older than this. Default: ${DEFAULT-VALUE}.")
    Duration stalledAfter;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "5",
            description = "Findings that are told of each kind. Default: ${DEFAULT-VALUE}.")
    int examples;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Limits.atLeast(1, "--events-at-once", eventsAtOnce, spec.commandLine());
        Limits.atLeast(0, "--examples", examples, spec.commandLine());
        var screen = orderlog.screen();
        var request =
                new Verification.Request(
                        log.topics(), eventsAtOnce, Instant.now().minus(stalledAfter), examples);
        var report =
                log.read(
                        orderlog,
                        "checked",
                        () -> false,
                        (reading, readers) -> Verification.of(reading, readers, request));
        if (json) {
            screen.line(VerifyPage.json(report));
        } else {
            VerifyPage.print(report, screen);
        }
        return report.isWhole() ? 0 : NOT_WHOLE;
    }
}
