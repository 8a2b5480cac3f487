package dev.orderlog.projections.http;

import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.projections.audit.Selection;
import dev.orderlog.projections.audit.jobs.AuditRequest;
import dev.orderlog.projections.audit.jobs.AuditRequest.Format;
import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what an audit is asked for; the same can be asked of {@code orderlog replay} and {@code orderlog verify}.
 *
 * @param selectedMax orders, customers or offsets that may be named
 */
record AuditReader(TopicCatalogue catalogue, int selectedMax) {

    private static final Pattern KIND = Pattern.compile("replay|verify");
    private static final Pattern FORMAT = Pattern.compile("ndjson|avro|views");
    private static final int NAME_LENGTH_MAX = 200;
    private static final int EXAMPLES = 5;
    private static final int EXAMPLES_MAX = 1_000;
    private static final Duration STALLED_AFTER = Duration.ofMinutes(15);
    private static final Duration STALLED_AFTER_MAX = Duration.ofDays(3650);

    /** @throws dev.orderlog.eventlog.problem.ProblemException that names everything that is wrong */
    AuditRequest read(JsonInput input) {
        var request =
                switch (input.text("kind", KIND, "replay or verify")) {
                    case "verify" -> verify(input);
                    default -> replay(input);
                };
        input.finish("invalid-audit", "Invalid audit");
        return request;
    }

    private static AuditRequest verify(JsonInput input) {
        long seconds =
                input.has("stalledAfterSeconds")
                        ? input.wholeNumber("stalledAfterSeconds", 0, STALLED_AFTER_MAX.toSeconds())
                        : STALLED_AFTER.toSeconds();
        long examples =
                input.has("examples") ? input.wholeNumber("examples", 0, EXAMPLES_MAX) : EXAMPLES;
        return new AuditRequest.Verify(Duration.ofSeconds(seconds), (int) examples);
    }

    private AuditRequest replay(JsonInput input) {
        var format =
                input.has("format")
                        ? input.text("format", FORMAT, "ndjson, avro or views")
                        : "ndjson";
        var offsets = offsets(input);
        var from = time(input, "from", Instant.EPOCH);
        var to = time(input, "to", Instant.MAX);
        if (!from.isBefore(to)) {
            input.wrong("from", "must be before to");
            from = Instant.EPOCH;
            to = Instant.MAX;
        }
        var selection =
                new Selection(
                        topics(input, offsets),
                        from,
                        to,
                        offsets,
                        input.texts("orders", selectedMax, NAME_LENGTH_MAX),
                        input.texts("customers", selectedMax, NAME_LENGTH_MAX),
                        known(input, "types", catalogue.types()));
        return new AuditRequest.Replay(
                selection, format.isEmpty() ? Format.NDJSON : format(format));
    }

    private static Format format(String word) {
        return Format.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Set<String> topics(JsonInput input, Map<TopicPartition, Range> offsets) {
        var names = catalogue.topics().stream().map(Topic::name).collect(Collectors.toSet());
        var topics = known(input, "topics", names);
        if (!offsets.isEmpty() && !topics.isEmpty()) {
            input.wrong("topics", "is told by offsets already");
        }
        if (!offsets.isEmpty()) {
            return offsets.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
        }
        return topics.isEmpty() ? Set.of(TopicCatalogue.ORDER_EVENTS) : topics;
    }

    private Set<String> known(JsonInput input, String field, Set<String> known) {
        var named = input.texts(field, selectedMax, NAME_LENGTH_MAX);
        if (!known.containsAll(named)) {
            input.wrong(
                    field,
                    "must be of " + known.stream().sorted().collect(Collectors.joining(", ")));
        }
        return named;
    }

    private static Instant time(JsonInput input, String field, Instant otherwise) {
        var text = input.optionalText(field, NAME_LENGTH_MAX);
        try {
            return text == null || text.isEmpty()
                    ? otherwise
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            input.wrong(field, "must be a time such as 2026-11-22T10:15:30Z");
            return otherwise;
        }
    }

    private Map<TopicPartition, Range> offsets(JsonInput input) {
        var ranges = new HashMap<TopicPartition, Range>();
        if (input.has("offsets")) {
            input.list("offsets", 1, selectedMax).forEach(range -> put(range, ranges));
        }
        return ranges;
    }

    private void put(JsonInput range, Map<TopicPartition, Range> ranges) {
        var name = range.text("topic", NAME_LENGTH_MAX);
        var topic = catalogue.topics().stream().filter(one -> one.name().equals(name)).findFirst();
        if (topic.isEmpty()) {
            range.wrong("topic", "is not known");
        }
        int partitions = topic.map(Topic::partitions).orElse(Integer.MAX_VALUE);
        long partition = range.wholeNumber("partition", 0, partitions - 1L);
        long from = range.has("from") ? range.wholeNumber("from", 0, Long.MAX_VALUE) : 0;
        long to = range.has("to") ? range.wholeNumber("to", 0, Long.MAX_VALUE) : Long.MAX_VALUE;
        ranges.put(new TopicPartition(name, (int) partition), new Range(from, to));
    }
}
