package dev.orderlog.eventlog.relay;

import static dev.orderlog.eventlog.relay.RelayRig.awaiting;
import static dev.orderlog.eventlog.relay.RelayRig.header;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.event.CloudEventHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

class RelayIT {

    private final RelayRig rig = RelayRig.fresh(3);

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void publishesWhatWasSaidWithItsHeadersAndItsBytesAsTheyAre() throws Exception {
        rig.startAndAwaitRunning();

        var id = rig.append("order-1", 1);
        rig.awaitRecords(1);

        var record = rig.log().getFirst();
        assertThat(record.key()).isEqualTo("order-1");
        assertThat(new String(record.value(), UTF_8)).isEqualTo("order-1/1");
        var event = CloudEventHeaders.fromRecord(record);
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.source()).isEqualTo(RelayRig.SOURCE);
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(CloudEventHeaders.lsn(record.headers()).orElseThrow()).isPositive();
    }

    @Test
    void allEventsOfATransactionCarryItsCommitPosition() throws Exception {
        rig.startAndAwaitRunning();
        try (var transaction = rig.transaction()) {
            rig.insert(transaction, "order-1", 1, true);
            rig.insert(transaction, "order-2", 1, true);
            transaction.commit();
        }
        rig.append("order-3", 1);
        rig.awaitRecords(3);

        var positions =
                rig.log().stream()
                        .sorted(Comparator.comparing(ConsumerRecord::key))
                        .map(record -> Long.parseLong(header(record, CloudEventHeaders.LSN)))
                        .toList();
        assertThat(positions.get(0)).isEqualTo(positions.get(1)).isLessThan(positions.get(2));
    }

    @Test
    void neverPublishesWhatWasOnlyHeardOrRolledBack() throws Exception {
        rig.startAndAwaitRunning();
        UUID said;
        try (var transaction = rig.transaction()) {
            rig.insert(transaction, "order-1", 1, true);
            transaction.rollback();
            rig.insert(transaction, "order-1", 1, false);
            said = rig.insert(transaction, "order-1", 2, true);
            transaction.commit();
        }
        var last = rig.append("order-1", 3);

        rig.awaitRecords(2);
        assertThat(rig.idsInLog()).containsExactly(said, last);
    }

    @Test
    void publishesWhatWasSaidBeforeTheFirstRelayEverRan() throws Exception {
        var first = rig.append("order-1", 1);
        var second = rig.append("order-1", 2);
        rig.startAndAwaitRunning();
        var third = rig.append("order-1", 3);

        rig.awaitRecords(3);
        assertThat(rig.idsInLog()).containsExactly(first, second, third);
    }

    @Test
    void aForeignWriteTransactionHeldOpenDelaysNothingNotEvenAcrossARestart() throws Exception {
        var relay = rig.startAndAwaitRunning();
        try (var foreign = rig.transaction()) {
            rig.insert(foreign, "slow", 1, true);
            for (int version = 1; version <= 20; version++) {
                rig.append("quick", version);
            }
            rig.awaitRecords(20);
            relay.close();
            rig.append("quick", 21);
            rig.startAndAwaitRunning();
            rig.append("quick", 22);
            rig.awaitRecords(22);
            assertThat(rig.log()).noneMatch(record -> record.key().equals("slow"));
            foreign.commit();
        }
        rig.awaitRecords(23);
    }

    @Test
    void aTransactionOfFiftyThousandEventsArrivesWholeAndInOrder() throws Exception {
        var relay = rig.startAndAwaitRunning();
        rig.appendMany("bulk-", 50_000);
        rig.append("after", 1);

        rig.awaitRecords(50_001);
        var log = rig.log();
        assertThat(log).hasSize(50_001);
        assertThat(log.stream().map(RelayRig::id).distinct()).hasSize(50_001);
        for (int partition = 0; partition < 3; partition++) {
            int chosen = partition;
            var numbers =
                    log.stream()
                            .filter(record ->
                                    record.partition() == chosen
                                            && record.key().startsWith("bulk-"))
                            .map(record ->
                                    Integer.parseInt(record.key().substring("bulk-".length())))
                            .toList();
            assertThat(numbers).isSorted();
        }
        assertThat(relay.state()).isInstanceOf(RelayState.Running.class);
    }

    @Test
    void goesOnWhereItWasClosed() throws Exception {
        for (int version = 1; version <= 5; version++) {
            try (var relay = Relay.start(rig.settings(), rig.meters)) {
                rig.append("order-1", version);
                rig.awaitRecords(version);
            }
        }
        assertThat(rig.log())
                .extracting(record -> header(record, CloudEventHeaders.SEQUENCE))
                .containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void closesPromptlyWhileItSleeps() {
        var relay = rig.startAndAwaitRunning();

        long start = System.nanoTime();
        relay.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(relay.state()).isEqualTo(new RelayState.Stopped());
    }

    @Test
    void confirmsWhatWasPublishedAtOnceSoThatNothingIsRetained() throws Exception {
        rig.startAndAwaitRunning();
        rig.append("order-1", 1);
        rig.awaitRecords(1);
        long written = rig.count("select pg_current_wal_lsn() - '0/0'::pg_lsn");

        awaiting()
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        rig.count(
                                        "select confirmed_flush_lsn - '0/0'::pg_lsn from"
                                                + " pg_replication_slots where slot_name = '"
                                                + rig.slot
                                                + "'")
                                >= written - 1_000);
    }

    @Test
    void foreignTrafficIsConfirmedTooAlthoughNothingIsPublished() throws Exception {
        rig.start(
                new RelayLimits(
                        500, 10_000, 16L << 20, 20, 500, 50, 1_000, 20_000, 600_000, 100, 300,
                        5_000));
        rig.append("order-1", 1);
        rig.awaitRecords(1);
        rig.execute(
                "create table foreign_traffic as select n, repeat('x', 1000) from"
                        + " generate_series(1, 12000) n");

        awaiting()
                .until(
                        () ->
                                rig.count(
                                        "select pg_current_wal_lsn() - confirmed_flush_lsn from"
                                                + " pg_replication_slots where slot_name = '"
                                                + rig.slot
                                                + "'"),
                        lag -> lag < 5 << 20);
        assertThat(rig.log()).hasSize(1);
    }

    @Test
    void saysWhichEventItMayNotPublishAndWhere() throws Exception {
        var relay = rig.startAndAwaitRunning();
        rig.execute(
                """
                insert into event (topic, stream_id, version, event_id, said, sequence, type, source, time, correlation_id, flow_version, value)
                values ('elsewhere', 's', 1, gen_random_uuid(), true, 1, 'Happened', '/rig', now(), gen_random_uuid(), 1, '')\
                """);

        awaiting()
                .until(() ->
                        relay.state() instanceof RelayState.Failing failing
                                && failing.reason().contains("elsewhere")
                                && failing.reason().contains(rig.topic));
        assertThat(relay.state().healthy()).isFalse();
    }

    @Test
    void notesWhenItsConnectionDiedWithoutASign() throws Exception {
        var relay =
                rig.start(
                        new RelayLimits(
                                500, 10_000, 16L << 20, 20, 500, 50, 1_000, 20_000, 600_000, 100,
                                300, 5_000));
        awaiting().until(() -> relay.state() instanceof RelayState.Running);
        var reconnected = new AtomicBoolean();
        var slotNobodyReads = new ReplicationSlot(rig.slot + "_unread");
        try (var connection = rig.connect()) {
            slotNobodyReads.create(connection);
            var monitor = new RelayMonitor("/watched", rig.meters, Instant::now);
            monitor.running();
            new SlotWatch(
                            new RelayDatabase(rig.settings()),
                            slotNobodyReads,
                            monitor,
                            () -> reconnected.set(true))
                    .look();
            slotNobodyReads.drop(connection);
        }
        assertThat(reconnected).isTrue();
        assertThat(relay.state())
                .as("a slot that is read from is left in peace")
                .isInstanceOf(RelayState.Running.class);
    }

    @Test
    void measuresWhatItDoes() throws Exception {
        rig.startAndAwaitRunning();
        for (int version : IntStream.rangeClosed(1, 7).toArray()) {
            rig.append("order-1", version);
        }
        rig.awaitRecords(7);

        awaiting()
                .untilAsserted(() ->
                        assertThat(rig.meters.get("orderlog.relay.events").counter().count())
                                .isEqualTo(7));
        assertThat(rig.meters.get("orderlog.relay.events.per.publish").summary().totalAmount())
                .isEqualTo(7);
        awaiting()
                .untilAsserted(() ->
                        assertThat(rig.meters.get("orderlog.relay.wal.retained").gauge().value())
                                .isPositive());
        awaiting()
                .untilAsserted(() ->
                        assertThat(
                                        rig.meters
                                                .get("orderlog.relay.oldest.unpublished.age")
                                                .gauge()
                                                .value())
                                .isZero());
        assertThat(rig.meters.get("orderlog.relay.healthy").gauge().value()).isEqualTo(1);
    }
}
