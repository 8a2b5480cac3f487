package dev.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

class ChildJvmTest {

    @TempDir Path directory;

    @Test
    void it_is_known_by_its_pid_file_until_it_is_closed() {
        var launch = JvmLaunch.ofMain("waiting", directory, Waiting.class);
        try (var child = ChildJvm.start(launch)) {
            assertThat(new PidFile(launch.pidFile()).running())
                    .map(ProcessHandle::pid)
                    .contains(child.pid());
        }
        assertThat(launch.pidFile()).doesNotExist();
    }

    @Test
    void a_survivor_of_an_earlier_run_is_ended() {
        var launch = JvmLaunch.ofMain("waiting", directory, Waiting.class).outlivingParent();
        try (var survivor = ChildJvm.start(launch)) {
            ChildJvm.endSurvivor(launch);
            assertThat(survivor.isAlive()).isFalse();
        }
    }

    @Test
    void a_reused_process_id_is_not_taken_for_the_survivor() throws Exception {
        var launch = JvmLaunch.ofMain("waiting", directory, Waiting.class);
        Files.writeString(
                launch.pidFile(), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");
        assertThat(new PidFile(launch.pidFile()).running()).isEmpty();
    }

    @Test
    void it_ends_when_its_parent_is_killed() throws Exception {
        var grandchild =
                new PidFile(JvmLaunch.ofMain("waiting", directory, Waiting.class).pidFile());
        var parent =
                ChildJvm.start(
                        JvmLaunch.ofMain("parent", directory, Parent.class)
                                .withArguments(directory.toString()));
        await().atMost(Readiness.CEILING).until(() -> grandchild.running().isPresent());
        var orphan = grandchild.running().orElseThrow();
        await().atMost(Readiness.CEILING)
                .until(() -> Files.exists(directory.resolve("parent-is-done")));
        parent.kill();
        await().atMost(Readiness.CEILING).until(() -> !orphan.isAlive());
    }

    static final class Waiting {
        public static void main(String[] args) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    static final class Parent {
        public static void main(String[] args) throws Exception {
            var directory = Path.of(args[0]);
            try (var child =
                    ChildJvm.start(JvmLaunch.ofMain("waiting", directory, Waiting.class))) {
                Files.writeString(directory.resolve("parent-is-done"), child.name());
                new CountDownLatch(1).await();
            }
        }
    }
}
