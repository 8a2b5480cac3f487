package dev.orderlog.system.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.system.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SourceLawTest {
    @Test
    void nobodySleeps() throws IOException {
        assertThat(SourceLaw.sleeps(Project.root())).isEmpty();
    }

    @Test
    void aSleeperIsNamed(@TempDir Path root) throws IOException {
        Path tests = Files.createDirectories(root.resolve("src/test"));
        Path built = Files.createDirectories(root.resolve("target/generated"));
        Files.writeString(
                tests.resolve("Sleeper.java"), "class Sleeper {\n  { Thread." + "sleep(1); }\n}");
        Files.writeString(tests.resolve("Dozer.java"), "{ TimeUnit.SECONDS\n  ." + "sleep(1); }");
        Files.writeString(tests.resolve("Waiter.java"), "{ await().until(this::asleep); }");
        Files.writeString(built.resolve("Sleeper.java"), "{ Thread." + "sleep(1); }");

        assertThat(SourceLaw.sleeps(root))
                .containsExactlyInAnyOrder("src/test/Sleeper.java:2", "src/test/Dozer.java:1");
    }
}
