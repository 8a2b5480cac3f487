package dev.orderlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toMap;

import dev.orderlog.bench.machine.ProcessorTime;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.IntStream;

class PeerRunTest {

    private static final double CPU_SECONDS = 0.3;
    private static final int SERVERS = 500;

    @Test
    void clocksAreReadBeforeAPeerThatEndsItsWindowGoesOn() throws Exception {
        var outcome = new PeerRun(GoneAtOnce.class, work(), thatTakeLongToRead()).run();

        assertThat(outcome.spent().secondsByName().get("GoneAtOnce"))
                .isBetween(CPU_SECONDS, CPU_SECONDS * 5);
        assertThat(outcome.done().count()).isEqualTo(7);
    }

    private static Map<String, Long> thatTakeLongToRead() {
        return IntStream.range(0, SERVERS)
                .boxed()
                .collect(toMap(i -> "server " + i, _ -> ProcessHandle.current().pid()));
    }

    private static Work work() {
        return new Work("", "", "", "", "", 1, 1, 1, 42);
    }

    /** Leaves nothing behind that could be read of it once its window has ended. */
    public static final class GoneAtOnce implements Peer {
        @Override
        public Done run(Work work, Window window) {
            window.begins();
            var me = Map.of("me", ProcessHandle.current().pid());
            var before = ProcessorTime.of(me);
            while (ProcessorTime.of(me).since(before).total() < CPU_SECONDS) {
                Thread.onSpinWait();
            }
            window.ends();
            System.out.println(PeerMain.DONE + "{\"count\": 7, \"seconds\": 1, \"wrong\": []}");
            Runtime.getRuntime().halt(0);
            throw new IllegalStateException("gone");
        }
    }
}
