package dev.orderlog.quickstart.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.quickstart.place.PlatformRecord.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class PlatformRecordTest {

    @TempDir Path directory;

    @Test
    void it_is_read_as_it_was_written() {
        var home = new PlatformHome(directory);
        var written = record(42);
        written.write(home);
        assertThat(PlatformRecord.read(home)).contains(written);
    }

    @Test
    void a_record_that_a_killed_platform_left_behind_is_not_taken_for_a_running_one() {
        var home = new PlatformHome(directory);
        record(42).write(home);
        assertThat(PlatformRecord.ofRunning(home)).isEmpty();
        home.pidFile().write(ProcessHandle.current());
        assertThat(PlatformRecord.ofRunning(home)).isEmpty();
        record(ProcessHandle.current().pid()).write(home);
        assertThat(PlatformRecord.ofRunning(home)).isPresent();
    }

    private static PlatformRecord record(long pid) {
        var part = new PartRecord("kafka", "127.0.0.1:1", "tcp://127.0.0.1:1", null, 12L);
        return new PlatformRecord(8080, pid, State.UP, false, List.of(part));
    }
}
