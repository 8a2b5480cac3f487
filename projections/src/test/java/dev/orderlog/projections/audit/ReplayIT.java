package dev.orderlog.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.projections.audit.export.AvroExport;
import dev.orderlog.projections.audit.export.Export;
import dev.orderlog.projections.audit.export.NdjsonExport;
import dev.orderlog.projections.audit.export.ViewsExport;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.domain.OrderStatus;
import dev.orderlog.projections.log.EventStream;

import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class ReplayIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private WrittenLog log;
    private UUID first;
    private UUID second;

    @BeforeEach
    void write() throws IOException {
        log = new WrittenLog();
        log.stock(100);
        first = log.order();
        second = log.order();
        log.write();
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void an_orders_events_come_in_their_order_with_their_payloads() throws Exception {
        var report = replay(new NdjsonExport(out), of(Set.of(first.toString()), Set.of()));

        assertThat(lines())
                .extracting(line -> line.path("type").asText())
                .containsExactly(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryReserved",
                        "ShipmentCreated",
                        "ShipmentPickedUp",
                        "ShipmentDelivered",
                        "OrderCompleted");
        var placed = lines().getFirst();
        assertThat(placed.at("/payload/lines/0/unitPrice/amountMinor").asLong()).isEqualTo(1250);
        assertThat(placed.at("/payload/orderId").asText()).isEqualTo(first.toString());
        assertThat(placed.at("/payload/placedAt").asText()).isEqualTo(EventStream.START.toString());
        assertThat(placed.path("source").asText()).isEqualTo("/order-api");
        assertThat(report.written()).isEqualTo(7);
        assertThat(report.complete()).isTrue();
    }

    @Test
    void a_type_a_time_and_a_customer_can_be_asked_for() throws Exception {
        replay(new NdjsonExport(out), of(Set.of(), Set.of("PaymentCharged")));
        assertThat(lines()).hasSize(2);

        out.reset();
        replay(
                new NdjsonExport(out),
                new Selection(
                        Set.of(log.topics().orders()),
                        EventStream.START.plusSeconds(10),
                        EventStream.START.plusSeconds(12),
                        Map.of(),
                        Set.of(),
                        Set.of("customer-1"),
                        Set.of()));
        assertThat(lines())
                .extracting(line -> line.path("time").asText())
                .containsExactly("2026-11-21T10:00:10Z", "2026-11-21T10:00:11Z");

        out.reset();
        replay(
                new NdjsonExport(out),
                new Selection(
                        Set.of(log.topics().orders()),
                        Instant.EPOCH,
                        Instant.MAX,
                        Map.of(),
                        Set.of(),
                        Set.of("nobody"),
                        Set.of()));
        assertThat(lines()).isEmpty();
    }

    @Test
    void offsets_can_be_asked_for() throws Exception {
        var partition = new TopicPartition(log.topics().orders(), 0);
        var all = log.reading().log().everything(Set.of(partition.topic())).get(partition);
        replay(
                new NdjsonExport(out),
                new Selection(
                        Set.of(partition.topic()),
                        Instant.EPOCH,
                        Instant.MAX,
                        Map.of(partition, new Range(1, 3)),
                        Set.of(),
                        Set.of(),
                        Set.of()));

        assertThat(lines()).hasSize((int) Math.min(2, Math.max(0, all.size() - 1)));
    }

    @Test
    void what_cannot_be_read_is_kept_as_it_is() throws Exception {
        var garbled = log.records.get(log.indexOf(second, "ShipmentDelivered"));
        garbled.value()[0] = 9;
        log.records.clear();
        log.records.add(garbled);
        log.write();
        var report = replay(new NdjsonExport(out), of(Set.of(second.toString()), Set.of()));

        assertThat(report.unreadable()).isEqualTo(1);
        assertThat(lines().getLast().path("unreadable").asText()).contains("wire format");
        assertThat(lines().getLast().path("value").binaryValue()).isEqualTo(garbled.value());
    }

    @Test
    void an_avro_file_carries_its_schema_and_the_payloads() throws Exception {
        replay(new AvroExport(out), of(Set.of(first.toString()), Set.of()));

        var rows = new ArrayList<GenericRecord>();
        try (var file =
                new DataFileReader<GenericRecord>(
                        new SeekableByteArrayInput(out.toByteArray()),
                        new GenericDatumReader<>())) {
            file.forEach(rows::add);
        }
        assertThat(rows)
                .extracting(row -> ((GenericRecord) row.get("payload")).getSchema().getName())
                .startsWith("OrderPlaced", "PaymentCharged")
                .hasSize(7);
        assertThat(rows.getFirst().get("key")).hasToString(first.toString());
    }

    @Test
    void a_fresh_read_model_shows_each_order_as_its_events_make_it() throws Exception {
        replay(new ViewsExport(out), of(Set.of(), Set.of()));

        assertThat(lines())
                .hasSize(2)
                .allMatch(order -> order.path("status").asText().equals("COMPLETED"))
                .allMatch(order -> order.path("version").asLong() == 7);
    }

    @Test
    void stopped_before_the_end_it_says_so() throws Exception {
        var stopped = new SideBySide(log.reading().log(), 1, _ -> {}, () -> true);
        try (var readers = WrittenLog.readers();
                var export = new NdjsonExport(out)) {
            var report =
                    Replay.of(stopped, readers, of(Set.of(), Set.of()), Long.MAX_VALUE, export);
            assertThat(report.complete()).isFalse();
        }
    }

    @Test
    void an_order_is_shown_as_it_was_at_any_time() throws Exception {
        try (var readers = WrittenLog.readers()) {
            var replay = new OrderReplay(log.reading(), readers, log.topics());

            assertThat(replay.at(first, EventStream.START).events()).isEmpty();
            var reserved = replay.at(first, EventStream.START.plusSeconds(4));
            assertThat(reserved.folded().view().status()).isEqualTo(OrderStatus.RESERVED);
            assertThat(reserved.events()).hasSize(3);
            var now = replay.at(first, Instant.MAX);
            assertThat(now.folded().view().status()).isEqualTo(OrderStatus.COMPLETED);
            assertThat(now.folded().version()).isEqualTo(7);
        }
    }

    private Selection of(Set<String> orders, Set<String> types) {
        return new Selection(
                Set.of(log.topics().orders()),
                Instant.EPOCH,
                Instant.MAX,
                Map.of(),
                orders,
                Set.of(),
                types);
    }

    private Replay.Report replay(Export export, Selection selection) throws Exception {
        try (var readers = WrittenLog.readers();
                export) {
            return Replay.of(log.reading(), readers, selection, 1_000, export);
        }
    }

    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
