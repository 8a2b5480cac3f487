package dev.orderlog.eventlog.relay;

import static dev.orderlog.eventlog.relay.RelayRig.awaiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.ChildKafka;
import dev.orderlog.embedded.EmbeddedKafka;
import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.KafkaPlace;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.embedded.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class OutageIT {

    @Test
    void whileKafkaHangsNothingIsLostAndTheStateSaysSo(@TempDir Path directory) throws Exception {
        try (var kafka = startKafka(directory);
                var rig =
                        new RelayRig(
                                SharedServers.postgres(), kafka.bootstrapServers(), "outage")) {
            var relay = rig.startAndAwaitRunning();
            rig.append("order-1", 1);
            rig.awaitRecords(1);

            kafka.jvm().pause();
            for (int version = 2; version <= 30; version++) {
                rig.append("order-1", version);
            }
            awaiting()
                    .until(() ->
                            relay.state() instanceof RelayState.Failing failing
                                    && failing.reason().contains("Kafka"));
            assertThat(rig.meters.get("orderlog.relay.oldest.unpublished.age").gauge().value())
                    .isPositive();
            kafka.jvm().resume();

            awaiting().until(() -> relay.state() instanceof RelayState.Running);
            rig.awaitRecords(30);
            rig.assertLogHoldsTheTable();
        }
    }

    @Test
    void whenKafkaIsKilledAndComesBackEverythingArrivesOnce(@TempDir Path directory)
            throws Exception {
        var first = startKafka(directory);
        try (var rig = new RelayRig(SharedServers.postgres(), first.bootstrapServers(), "outage")) {
            var relay = rig.startAndAwaitRunning();
            try (var writer = new BusyWriter(rig)) {
                rig.awaitRecords(100);
                first.jvm().kill();
                awaiting().until(() -> relay.state() instanceof RelayState.Failing);
            }
            try (var second = EmbeddedKafka.childProcess(first.place())) {
                rig.awaitRecords(rig.count("select count(*) from event"));
                awaiting().until(() -> relay.state() instanceof RelayState.Running);
                rig.assertLogHoldsTheTable();
                relay.close();
            }
        } finally {
            first.close();
        }
    }

    @Test
    void whenPostgresCutsTheConnectionNothingIsLostOrDoubled() throws Exception {
        try (var rig = RelayRig.fresh(3)) {
            var relay = rig.startAndAwaitRunning();
            try (var writer = new BusyWriter(rig)) {
                for (int cut = 1; cut <= 5; cut++) {
                    rig.awaitRecords(cut * 150L);
                    rig.execute(
                            "select pg_terminate_backend(active_pid) from pg_replication_slots"
                                    + " where slot_name = '"
                                    + rig.slot
                                    + "'");
                }
            }
            rig.awaitRecords(rig.count("select count(*) from event"));
            awaiting().until(() -> relay.state() instanceof RelayState.Running);
            rig.assertLogHoldsTheTable();
        }
    }

    @Test
    void whenPostgresIsKilledAndComesBackNothingIsLostOrDoubled(@TempDir Path directory)
            throws Exception {
        var first = EmbeddedPostgres.start(directory, 0);
        int port = first.port();
        try (var rig =
                new RelayRig(
                        first,
                        SharedServers.kafka().bootstrapServers(),
                        SharedServers.freshTopic("outage", 3))) {
            var relay = rig.startAndAwaitRunning();
            for (int version = 1; version <= 50; version++) {
                rig.append("order-1", version);
            }
            first.kill();
            awaiting().until(() -> relay.state() instanceof RelayState.Failing);
            try (var second = EmbeddedPostgres.start(directory, port)) {
                awaiting().until(() -> relay.state() instanceof RelayState.Running);
                rig.append("order-1", 51);
                rig.awaitRecords(51);
                rig.assertLogHoldsTheTable();
                rig.close();
            }
        } finally {
            first.close();
        }
    }

    @Test
    void whenPostgresIsKilledUnderTwoRelaysInFullFlightNothingIsLostOrDoubled(
            @TempDir Path directory) throws Exception {
        var postgres = EmbeddedPostgres.start(directory, 0);
        try (var rig =
                new RelayRig(
                        postgres,
                        SharedServers.kafka().bootstrapServers(),
                        SharedServers.freshTopic("outage", 3))) {
            rig.startAndAwaitRunning();
            var other = rig.start();
            awaiting().until(() -> other.state() instanceof RelayState.Waiting);
            for (int kill = 1; kill <= 4; kill++) {
                rig.appendMany("kill-" + kill + "-", 3_000);
                rig.awaitRecords((kill - 1) * 3_000L + 500);
                postgres.kill();
                postgres = EmbeddedPostgres.start(directory, postgres.port());
            }
            rig.awaitEverythingSaid();
            rig.assertLogHoldsTheTable();
            rig.close();
        } finally {
            postgres.close();
        }
    }

    @Test
    void aDroppedSlotIsMadeAnewAndTheGapIsFilledFromTheTable() throws Exception {
        try (var rig = RelayRig.fresh(3)) {
            try (var relay = rig.startAndAwaitRunning()) {
                rig.append("order-1", 1);
                rig.awaitRecords(1);
            }
            rig.awaitSlotFree();
            rig.execute("select pg_drop_replication_slot('" + rig.slot + "')");
            rig.append("order-1", 2);
            rig.append("order-2", 1);

            rig.startAndAwaitRunning();
            rig.append("order-1", 3);
            rig.awaitRecords(4);

            rig.assertLogHoldsTheTable();
            assertThat(rig.meters.get("orderlog.relay.slots.lost").counter().count()).isEqualTo(1);
        }
    }

    @Test
    void aSlotThatOutgrewItsLimitIsMadeAnewAndTheGapIsFilledFromTheTable(@TempDir Path directory)
            throws Exception {
        try (var postgres = EmbeddedPostgres.start(directory, 0);
                var rig =
                        new RelayRig(
                                postgres,
                                SharedServers.kafka().bootstrapServers(),
                                SharedServers.freshTopic("outage", 3))) {
            try (var relay = rig.startAndAwaitRunning()) {
                rig.append("order-1", 1);
                rig.awaitRecords(1);
            }
            rig.append("order-1", 2);
            rig.execute("alter system set max_slot_wal_keep_size = '1MB'");
            rig.execute("select pg_reload_conf()");
            awaiting()
                    .until(() -> {
                        rig.append("order-2", rig.count("select count(*) from event"));
                        rig.execute("select pg_switch_wal()");
                        rig.execute("checkpoint");
                        return rig.count(
                                        "select count(*) from pg_replication_slots where wal_status"
                                                + " = 'lost'")
                                == 1;
                    });

            rig.startAndAwaitRunning();
            rig.awaitRecords(rig.count("select count(*) from event"));
            rig.assertLogHoldsTheTable();
            rig.close();
        }
    }

    private static ChildKafka startKafka(Path directory) {
        var kafka = EmbeddedKafka.childProcess(KafkaPlace.in(directory));
        kafka.createTopics(List.of(new Topic("outage", 3)));
        return kafka;
    }
}
