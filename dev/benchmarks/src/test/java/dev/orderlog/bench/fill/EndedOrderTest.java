package dev.orderlog.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class EndedOrderTest {

    private static final String ORDER = EventIds.next().toString();
    private static final String PLACED = EventIds.next().toString();
    private static final String CHARGED = EventIds.next().toString();

    private final EndedOrder pattern =
            EndedOrder.of(
                    ORDER,
                    List.of(record(PLACED, ""), record(CHARGED, PLACED)),
                    Map.of(
                            "orders",
                            new EndedOrder.Rows(
                                    "order-events\t%s\t1\t%s\t\\\\x00%sff\n"
                                            .formatted(ORDER, PLACED, hex(ORDER)),
                                    CHARGED + "\t2026-11-22\n")));

    @Test
    void another_order_has_ids_of_its_own() {
        var words = pattern.another();

        assertThat(words).hasSize(4).doesNotHaveDuplicates().doesNotContain(ORDER, PLACED, CHARGED);
        assertThat(words.get(1)).isEqualTo(hex(words.get(0)));
        assertThat(pattern.another()).doesNotContainAnyElementsOf(words);
    }

    @Test
    void its_records_are_the_same_but_for_the_ids() {
        var words = pattern.another();

        var charged = pattern.records(words).get(1);

        assertThat(charged.key()).isEqualTo(words.get(0));
        assertThat(charged.timestamp()).isEqualTo(1_000);
        assertThat(charged.value()).isEqualTo(value(words.get(0))).hasSameSizeAs(value(ORDER));
        assertThat(CloudEventHeaders.id(charged.headers())).contains(UUID.fromString(words.get(3)));
        assertThat(CloudEventHeaders.text(charged.headers(), CloudEventHeaders.CAUSATION_ID))
                .contains(words.get(2));
        assertThat(CloudEventHeaders.text(charged.headers(), CloudEventHeaders.SUBJECT))
                .contains(words.get(0));
    }

    @Test
    void its_rows_are_the_same_but_for_the_ids() {
        var words = pattern.another();
        var events = new StringBuilder();
        var inbox = new StringBuilder();

        pattern.printEvents("orders", words, events);
        pattern.printInbox("orders", words, inbox);

        assertThat(events)
                .hasToString(
                        "order-events\t%s\t1\t%s\t\\\\x00%sff\n"
                                .formatted(words.get(0), words.get(2), hex(words.get(0))));
        assertThat(inbox).hasToString(words.get(3) + "\t2026-11-22\n");
    }

    private static ConsumerRecord<String, byte[]> record(String eventId, String cause) {
        var record =
                new ConsumerRecord<>(
                        "order-events",
                        0,
                        0,
                        1_000,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        ORDER,
                        value(ORDER),
                        new RecordHeaders(),
                        Optional.empty());
        record.headers()
                .add(CloudEventHeaders.ID, eventId.getBytes(UTF_8))
                .add(CloudEventHeaders.SUBJECT, ORDER.getBytes(UTF_8))
                .add(CloudEventHeaders.CAUSATION_ID, cause.getBytes(UTF_8));
        return record;
    }

    /** Bytes of every kind around the id. */
    private static byte[] value(String orderId) {
        return ("\u0000\u00ff\u0080H" + orderId + "\r\n\\").getBytes(ISO_8859_1);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
