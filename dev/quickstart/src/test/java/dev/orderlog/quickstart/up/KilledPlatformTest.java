package dev.orderlog.quickstart.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;
import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.Orderlog;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PartRecord;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PlatformRecord;
import dev.orderlog.quickstart.place.PlatformRecord.State;
import dev.orderlog.quickstart.place.PortPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

class KilledPlatformTest {

    private static final Duration UP_MAX = Duration.ofSeconds(180);

    @TempDir Path directory;

    @Test
    void
            after_kill_9_of_the_whole_process_it_comes_up_again_adopts_postgres_and_goes_down_cleanly() {
        var ports = PortPlan.anyFree();
        var home =
                new PlatformHome(
                        directory.resolve(".orderlog").resolve(Integer.toString(ports.base())));
        long postgres;
        try (var platform = orderlog("first", "up", ports)) {
            postgres = pidOf("postgres", awaitUp(home, platform));
            platform.kill();
        }
        assertThat(PlatformRecord.ofRunning(home)).isEmpty();
        try (var platform = orderlog("second", "up", ports)) {
            assertThat(pidOf("postgres", awaitUp(home, platform))).isEqualTo(postgres);
            var down = orderlog("down", "down", ports).ended().join();
            assertThat(down.exitValue()).isZero();
            assertThat(platform.isAlive()).isFalse();
        }
        assertThat(ProcessHandle.of(postgres)).isEmpty();
        assertThat(PartList.of(new PlatformSetup(ports, home, false)).all())
                .allSatisfy(part -> assertThat(part.ports()).allMatch(Ports::isFree));
    }

    private ChildJvm orderlog(String name, String command, PortPlan ports) {
        return ChildJvm.start(
                JvmLaunch.ofMain(name, directory, Orderlog.class)
                        .withJvmFlags("-Dorderlog.project=" + directory)
                        .withArguments(command, "--port-base", Integer.toString(ports.base())));
    }

    private static PlatformRecord awaitUp(PlatformHome home, ChildJvm platform) {
        return await().atMost(UP_MAX)
                .failFast(
                        "the platform ended, see " + platform.logFile(), () -> !platform.isAlive())
                .until(
                        () -> PlatformRecord.ofRunning(home),
                        found ->
                                found.filter(record ->
                                                record.state() == State.UP
                                                        && record.pid() == platform.pid())
                                        .isPresent())
                .orElseThrow();
    }

    private static long pidOf(String part, PlatformRecord record) {
        return record.parts().stream()
                .filter(found -> found.name().equals(part))
                .map(PartRecord::pid)
                .findFirst()
                .orElseThrow();
    }
}
