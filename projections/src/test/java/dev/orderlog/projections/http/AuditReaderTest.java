package dev.orderlog.projections.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.audit.Selection;
import dev.orderlog.projections.audit.jobs.AuditRequest;
import dev.orderlog.projections.audit.jobs.AuditRequest.Format;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

class AuditReaderTest {

    private static final int SELECTED_MAX = 2;
    private static final AuditReader READER = new AuditReader(TopicCatalogue.load(), SELECTED_MAX);

    @Test
    void all_orders_as_lines_unless_something_else_is_asked_for() {
        assertThat(read("{'kind': 'replay'}"))
                .isEqualTo(
                        new AuditRequest.Replay(
                                new Selection(
                                        Set.of("order-events"),
                                        Instant.EPOCH,
                                        Instant.MAX,
                                        Map.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of()),
                                Format.NDJSON));
        assertThat(read("{'kind': 'verify'}"))
                .isEqualTo(new AuditRequest.Verify(Duration.ofMinutes(15), 5));
    }

    @Test
    void a_time_orders_customers_types_and_topics_can_be_asked_for() {
        assertThat(
                        read(
                                """
                                {'kind': 'replay', 'format': 'avro', 'from': '2026-11-22T10:00:00Z',
                                 'to': '2026-11-22T12:00:00+01:00', 'orders': ['a', 'b'],
                                 'customers': ['ada'], 'types': ['OrderPlaced'],
                                 'topics': ['order-events', 'stock-events']}
                                """))
                .isEqualTo(
                        new AuditRequest.Replay(
                                new Selection(
                                        Set.of("order-events", "stock-events"),
                                        Instant.parse("2026-11-22T10:00:00Z"),
                                        Instant.parse("2026-11-22T11:00:00Z"),
                                        Map.of(),
                                        Set.of("a", "b"),
                                        Set.of("ada"),
                                        Set.of("OrderPlaced")),
                                Format.AVRO));
    }

    @Test
    void offsets_can_be_asked_for_of_partitions_that_there_are() {
        var request =
                (AuditRequest.Replay)
                        read(
                                """
                                {'kind': 'replay', 'offsets': [
                                  {'topic': 'order-events', 'partition': 11, 'from': 5, 'to': 9},
                                  {'topic': 'stock-events', 'partition': 0}]}
                                """);

        assertThat(request.selection().offsets())
                .isEqualTo(
                        Map.of(
                                new TopicPartition("order-events", 11),
                                new Range(5, 9),
                                new TopicPartition("stock-events", 0),
                                new Range(0, Long.MAX_VALUE)));
        assertThat(request.selection().topics()).containsOnly("order-events", "stock-events");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /kind",
                "{'kind': 'compare'} | /kind",
                "{'kind': 'replay', 'format': 'csv'} | /format",
                "{'kind': 'replay', 'from': 'yesterday'} | /from",
                "{'kind': 'replay', 'to': '2026-11-22T10:00:00'} | /to",
                "{'kind': 'replay', 'from': '2026-11-22T10:00:00Z', 'to': '2026-11-22T10:00:00Z'} |"
                        + " /from",
                "{'kind': 'replay', 'types': ['OrderEaten']} | /types",
                "{'kind': 'replay', 'topics': ['__consumer_offsets']} | /topics",
                "{'kind': 'replay', 'orders': 'a'} | /orders",
                "{'kind': 'replay', 'orders': ['a', 'b', 'c']} | /orders",
                "{'kind': 'replay', 'orders': ['a', '']} | /orders/1",
                "{'kind': 'replay', 'offsets': [{'topic': 'order-events', 'partition': 12}]} |"
                        + " /offsets/0/partition",
                "{'kind': 'replay', 'offsets': [{'topic': 'others', 'partition': 0}]} |"
                        + " /offsets/0/topic",
                "{'kind': 'replay', 'topics': ['order-events'], 'offsets': [{'topic':"
                        + " 'order-events', 'partition': 1}]} | /topics",
                "{'kind': 'replay', 'examples': 5} | /examples",
                "{'kind': 'verify', 'orders': ['a']} | /orders",
                "{'kind': 'verify', 'examples': 1001} | /examples",
                "{'kind': 'verify', 'stalledAfterSeconds': -1} | /stalledAfterSeconds"
            })
    void what_is_wrong_is_named(String asked, String pointer) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> read(asked));

        assertThat(refusal.problem().status().getCode()).isEqualTo(400);
        assertThat(refusal.problem().name()).isEqualTo("invalid-audit");
        assertThat(refusal.problem().errors()).extracting(Problem.Place::pointer).contains(pointer);
    }

    private static AuditRequest read(String json) {
        return READER.read(JsonInput.parse(json.replace('\'', '"')));
    }
}
