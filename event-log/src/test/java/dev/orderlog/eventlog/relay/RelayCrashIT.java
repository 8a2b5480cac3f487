package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Random;

class RelayCrashIT {

    private final RelayRig rig = RelayRig.fresh(3);
    private final Random random = new Random(4711);

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void nothingIsLostOrDoubledHoweverOftenTheRelayBreaksOff() throws Exception {
        try (var writer = new BusyWriter(rig)) {
            long arrived = 0;
            for (int crash = 0; crash < 15; crash++) {
                var relay = rig.start();
                arrived += 1 + random.nextInt(300);
                rig.awaitRecords(arrived);
                relay.abandon();
            }
        }
        rig.startAndAwaitRunning();
        rig.awaitRecords(rig.count("select count(*) from event"));

        rig.assertLogHoldsTheTable();
        assertThat(rig.alreadyPublished())
                .as("events found in the log's tail: without any, nothing was put to the test")
                .isPositive();
    }

    @Test
    void nothingIsLostOrDoubledWhenItBreaksOffInTheMiddleOfALargeTransaction() throws Exception {
        rig.startAndAwaitRunning().abandon();
        rig.appendMany("bulk-", 10_000);
        for (int arrived = 500; arrived < 8_000; arrived += 2_500) {
            var relay = rig.start();
            rig.awaitRecords(arrived);
            relay.abandon();
        }
        rig.startAndAwaitRunning();
        rig.awaitRecords(10_000);
        rig.append("after", 1);
        rig.awaitRecords(10_001);

        rig.assertLogHoldsTheTable();
        assertThat(rig.alreadyPublished()).isPositive();
    }

    @Test
    void nothingIsLostOrDoubledWhenItBreaksOffWhileItFillsTheGapOfANewSlot() throws Exception {
        rig.appendMany("before-", 6_000);
        for (int arrived = 300; arrived < 5_000; arrived += 1_500) {
            var relay = rig.start();
            rig.awaitRecords(arrived);
            relay.abandon();
        }
        rig.startAndAwaitRunning();
        rig.append("after", 1);
        rig.awaitRecords(6_001);

        rig.assertLogHoldsTheTable();
    }

    @Test
    void nothingIsLostOrDoubledWhenTheProcessIsKilled(@TempDir Path directory) throws Exception {
        rig.startAndAwaitRunning().close();
        try (var writer = new BusyWriter(rig)) {
            long arrived = 0;
            for (int kill = 0; kill < 3; kill++) {
                try (var process = RelayProcess.start(rig, directory)) {
                    arrived += 200 + random.nextInt(500);
                    rig.awaitRecords(arrived);
                    process.kill();
                }
            }
        }
        rig.startAndAwaitRunning();
        rig.awaitRecords(rig.count("select count(*) from event"));

        rig.assertLogHoldsTheTable();
    }
}
