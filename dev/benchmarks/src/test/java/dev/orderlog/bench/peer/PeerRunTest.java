package dev.orderlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toMap;

import dev.orderlog.bench.machine.ProcessorTime;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class PeerRunTest {

    private static final double CPU_SECONDS = 0.3;
    private static final double PAUSED_CPU_SECONDS = 2;
    private static final int SERVERS = 500;

    @Test
    void clocksAreReadBeforeAPeerThatEndsItsWindowGoesOn() throws Exception {
        try (var run = PeerRun.start(GoneAtOnce.class, work(), thatTakeLongToRead())) {
            run.window();
            var outcome = run.outcome();

            assertThat(outcome.spent().secondsByName().get("GoneAtOnce"))
                    .isBetween(CPU_SECONDS, CPU_SECONDS * 5);
            assertThat(outcome.done().count()).isEqualTo(7);
        }
    }

    @Test
    void onlyWindowsCountAndAPeerThatIsPausedBetweenThemSpendsNothing() throws Exception {
        try (var run = PeerRun.start(NeverIdle.class, work(), Map.of())) {
            run.window();
            run.awaitReady();
            run.pause();
            spend(PAUSED_CPU_SECONDS);
            run.resume();
            run.window();
            var outcome = run.outcome();

            assertThat(outcome.done().seconds()).isLessThan(PAUSED_CPU_SECONDS / 2);
            assertThat(outcome.spent().secondsByName().get("NeverIdle"))
                    .isBetween(2 * CPU_SECONDS, 2 * CPU_SECONDS * 5);
        }
    }

    private static void spend(double seconds) {
        var me = Map.of("me", ProcessHandle.current().pid());
        var before = ProcessorTime.of(me);
        while (ProcessorTime.of(me).since(before).total() < seconds) {
            Thread.onSpinWait();
        }
    }

    private static Map<String, Long> thatTakeLongToRead() {
        return IntStream.range(0, SERVERS)
                .boxed()
                .collect(toMap(i -> "server " + i, _ -> ProcessHandle.current().pid()));
    }

    private static Work work() {
        return new Work("", "", "", "", "", 1, 1, 1, 2, 42);
    }

    /** Works on between its windows, as whoever has threads of its own does, and tells how many seconds that took. */
    public static final class NeverIdle implements Peer {
        @Override
        public Done run(Work work, Window window) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        while (true) {
                            Thread.onSpinWait();
                        }
                    });
            var me = Map.of("me", ProcessHandle.current().pid());
            window.begins();
            spend(CPU_SECONDS);
            window.ends();
            var before = ProcessorTime.of(me);
            window.begins();
            double between = ProcessorTime.of(me).since(before).total();
            spend(CPU_SECONDS);
            window.ends();
            return new Done(1, between, List.of());
        }
    }

    /** Leaves nothing behind that could be read of it once its window has ended. */
    public static final class GoneAtOnce implements Peer {
        @Override
        public Done run(Work work, Window window) {
            window.begins();
            spend(CPU_SECONDS);
            window.ends();
            System.out.println(PeerMain.DONE + "{\"count\": 7, \"seconds\": 1, \"wrong\": []}");
            Runtime.getRuntime().halt(0);
            throw new IllegalStateException("gone");
        }
    }
}
