package dev.orderlog.eventlog.relay;

import static dev.orderlog.eventlog.relay.RelayRig.awaiting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

class TwoRelaysIT {

    private final RelayRig rig = RelayRig.fresh(3);

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void oneRelayPublishesWhileTheOtherWaits() throws Exception {
        var first = rig.startAndAwaitRunning();
        var second = rig.start();
        awaiting().until(() -> second.state() instanceof RelayState.Waiting);

        rig.append("order-1", 1);
        rig.append("order-1", 2);
        rig.awaitRecords(2);

        assertThat(first.state()).isInstanceOf(RelayState.Running.class);
        assertThat(second.state()).isInstanceOf(RelayState.Waiting.class);
        assertThat(second.state().healthy()).isTrue();
        rig.assertLogHoldsTheTable();
    }

    @Test
    void theWaitingRelayTakesOverWithinSecondsFromOneThatBreaksOffUnderLoad() throws Exception {
        var publishing = rig.startAndAwaitRunning();
        try (var writer = new BusyWriter(rig)) {
            for (int takeover = 1; takeover <= 5; takeover++) {
                var waiting = rig.start();
                awaiting().until(() -> waiting.state() instanceof RelayState.Waiting);
                rig.awaitRecords(takeover * 200L);
                publishing.abandon();
                awaiting()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> waiting.state() instanceof RelayState.Running);
                publishing = waiting;
            }
        }
        rig.awaitRecords(rig.count("select count(*) from event"));

        rig.assertLogHoldsTheTable();
    }

    @Test
    void twoRelaysThatStartTogetherOnADatabaseWithoutASlotPublishOnce() throws Exception {
        for (int version = 1; version <= 50; version++) {
            rig.append("order-1", version);
        }
        var first = rig.start();
        var second = rig.start();

        awaiting()
                .until(() ->
                        (first.state() instanceof RelayState.Running
                                        && second.state() instanceof RelayState.Waiting)
                                || (second.state() instanceof RelayState.Running
                                        && first.state() instanceof RelayState.Waiting));
        rig.append("order-1", 51);
        rig.awaitRecords(51);

        rig.assertLogHoldsTheTable();
    }

    @Test
    void aRelayThatFreezesWhileItFillsTheGapOfANewSlotHoldsUpNobody(@TempDir Path directory)
            throws Exception {
        rig.appendMany("before-", 30_000);
        try (var frozen = RelayProcess.start(rig, directory)) {
            rig.awaitRecords(300);
            frozen.pause();
            var successor = rig.start();
            awaiting().until(() -> successor.state() instanceof RelayState.Running);
            frozen.resume();
            awaiting().until(() -> RelayProcess.lastState(frozen).equals("Waiting"));
            rig.append("after", 1);
            rig.awaitEverythingSaid();
        }
        rig.assertLogHoldsTheTableAndAtMostRepeats();
    }

    @Test
    void aFrozenRelayThatThawsAfterAnotherTookOverRepeatsAtMostWhatIsInTheLog(
            @TempDir Path directory) throws Exception {
        rig.startAndAwaitRunning().close();
        try (var writer = new BusyWriter(rig);
                var frozen = RelayProcess.start(rig, directory)) {
            rig.awaitRecords(500);
            frozen.pause();
            var successor = rig.start();
            awaiting().until(() -> successor.state() instanceof RelayState.Running);
            rig.awaitRecords(rig.count("select count(*) from event"));

            frozen.resume();
            awaiting().until(() -> RelayProcess.lastState(frozen).equals("Waiting"));
            rig.awaitRecords(writer.written() + 100L);
            assertThat(successor.state()).isInstanceOf(RelayState.Running.class);
        }
        rig.awaitEverythingSaid();
        rig.assertLogHoldsTheTableAndAtMostRepeats();
    }
}
