package dev.orderlog.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.projections.audit.check.Finding;
import dev.orderlog.projections.audit.check.Kind;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A log on a real broker is whole, and a copy of it, damaged in one place, is not. */
class VerificationIT {

    private WrittenLog log;
    private UUID order;

    @BeforeEach
    void write() throws Exception {
        log = new WrittenLog();
        log.stock(100);
        for (int n = 0; n < 9; n++) {
            log.order();
        }
        order = log.order();
    }

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    @Test
    void a_whole_log_is_whole_and_what_was_checked_is_told() throws Exception {
        var report = verify(1_000);

        assertThat(report.findings().examples()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.records()).isEqualTo(log.records.size());
        assertThat(report.partitions()).isEqualTo(6);
        assertThat(report.orders().keys()).isEqualTo(10);
        assertThat(report.orders().completed()).isEqualTo(10);
        assertThat(report.skus().keys()).isEqualTo(1);
        assertThat(report.unsealed()).isZero();
        assertThat(report.heldBytesMax()).isPositive();
    }

    @Test
    void in_several_turns_the_result_is_the_same() throws Exception {
        log.records.remove(log.indexOf(order, "ShipmentPickedUp"));
        var report = verify(7);

        assertThat(report.read().records()).isGreaterThan(report.records());
        assertThat(report.orders().keys()).isEqualTo(10);
        assertThat(found(report)).containsExactly(Map.entry(Kind.MISSING, order.toString()));
    }

    @Test
    void a_flipped_byte_is_named() throws Exception {
        var value = record("OrderPlaced").value();
        value[value.length - 20] ^= 1;

        assertThat(found(verify(1_000))).contains(Map.entry(Kind.ALTERED, order.toString()));
    }

    @Test
    void a_removed_event_is_named() throws Exception {
        log.records.remove(log.indexOf(order, "PaymentCharged"));

        assertThat(found(verify(1_000))).contains(Map.entry(Kind.CAUSE_MISSING, order.toString()));
    }

    @Test
    void a_repeated_event_is_named_and_permitted() throws Exception {
        log.records.add(record("PaymentCharged"));
        var report = verify(1_000);

        assertThat(found(report)).containsExactly(Map.entry(Kind.REPEATED, order.toString()));
        assertThat(report.isWhole()).isTrue();
    }

    @Test
    void swapped_events_are_named() throws Exception {
        Collections.swap(
                log.records,
                log.indexOf(order, "InventoryReserved"),
                log.indexOf(order, "ShipmentCreated"));

        assertThat(found(verify(1_000)))
                .containsExactly(Map.entry(Kind.CAUSE_LATER, order.toString()));
    }

    @Test
    void a_record_in_a_foreign_partition_is_named() throws Exception {
        int at = log.indexOf(order, "OrderCompleted");
        var record = log.records.get(at);
        for (int partition = 0; partition < 2; partition++) {
            log.records.add(
                    at,
                    new ProducerRecord<>(
                            record.topic(),
                            partition,
                            record.timestamp(),
                            record.key(),
                            record.value(),
                            record.headers()));
        }

        assertThat(found(verify(1_000)))
                .contains(Map.entry(Kind.WRONG_PARTITION, order.toString()));
    }

    @Test
    void stock_that_was_held_for_an_order_without_its_knowing_is_named() throws Exception {
        log.records.remove(log.indexOf(order, "InventoryReserved"));

        assertThat(found(verify(1_000)))
                .contains(Map.entry(Kind.STOCK_AND_ORDERS, order.toString()));
    }

    @Test
    void nothing_is_left_behind_at_the_broker() throws Exception {
        try (var admin =
                Admin.create(
                        Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()))) {
            var before = admin.listGroups().all().get().size();
            verify(1_000);
            assertThat(admin.listGroups().all().get()).hasSize(before);
        }
    }

    private ProducerRecord<String, byte[]> record(String type) {
        return log.records.get(log.indexOf(order, type));
    }

    private VerifyReport verify(long eventsAtOnceMax) throws Exception {
        log.write();
        try (var readers = WrittenLog.readers()) {
            return Verification.of(
                    log.reading(),
                    readers,
                    new Verification.Request(log.topics(), eventsAtOnceMax, WrittenLog.LATER, 100));
        }
    }

    private static Set<Map.Entry<Kind, String>> found(VerifyReport report) {
        var found = new HashSet<Map.Entry<Kind, String>>();
        for (Finding finding : report.findings().examples()) {
            found.add(Map.entry(finding.kind(), finding.subject()));
        }
        return found;
    }
}
