package dev.orderlog.cli.audit;

import dev.orderlog.cli.order.Instants;
import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.projections.audit.Selection;
import dev.orderlog.projections.audit.Topics;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of the log. */
public final class SelectionOptions {
    private static final Pattern OFFSETS = Pattern.compile("(.+)-([0-9]{1,9}):([0-9]*)-([0-9]*)");

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Events that were decided then or later: 2026-11-22T10:15:30Z, say.")
    @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Events that were decided before that.")
    @Nullable Instant to;

    @Option(
            names = "--offsets",
            paramLabel = "TOPIC-PARTITION:FROM-TO",
            description =
                    "Only these records of one partition, TO excluded, order-events-3:100-200 for"
                        + " example; without FROM or TO, from the beginning or to the end. Several"
                        + " may be given.")
    List<String> offsets = List.of();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Several may be given. Default: the orders' topic.")
    Set<String> topics = Set.of();

    @Option(names = "--order", paramLabel = "ORDER", description = "Several may be given.")
    Set<String> orders = Set.of();

    @Option(
            names = "--customer",
            paramLabel = "CUSTOMER",
            description =
                    "Orders of this customer; reads the log from its beginning. Several may be"
                            + " given.")
    Set<String> customers = Set.of();

    @Option(names = "--type", paramLabel = "TYPE", description = "Several may be given.")
    Set<String> types = Set.of();

    Selection of(Topics names, CommandLine line) {
        var known = TopicCatalogue.load().types();
        types.stream()
                .filter(type -> !known.contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw new ParameterException(line, "There is no event type " + type);
                });
        var ranges = new HashMap<TopicPartition, Range>();
        offsets.forEach(text -> put(text, ranges, line));
        var asked =
                ranges.isEmpty()
                        ? topics
                        : ranges.keySet().stream()
                                .map(TopicPartition::topic)
                                .collect(Collectors.toSet());
        try {
            return new Selection(
                    asked.isEmpty() ? Set.of(names.orders()) : asked,
                    from == null ? Instant.EPOCH : from,
                    to == null ? Instant.MAX : to,
                    ranges,
                    orders,
                    customers,
                    types);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(line, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static void put(String text, Map<TopicPartition, Range> ranges, CommandLine line) {
        var form = OFFSETS.matcher(text);
        if (!form.matches()) {
            throw new ParameterException(
                    line, "'" + text + "' is not of the form order-events-3:100-200");
        }
        ranges.put(
                new TopicPartition(form.group(1), Integer.parseInt(form.group(2))),
                new Range(number(form.group(3), 0), number(form.group(4), Long.MAX_VALUE)));
    }

    private static long number(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
