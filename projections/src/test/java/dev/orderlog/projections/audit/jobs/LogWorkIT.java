package dev.orderlog.projections.audit.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.projections.audit.Selection;
import dev.orderlog.projections.audit.WrittenLog;
import dev.orderlog.projections.audit.export.PartialFile;
import dev.orderlog.projections.audit.jobs.AuditRequest.Format;
import dev.orderlog.projections.audit.read.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

class LogWorkIT {

    @TempDir private Path folder;
    private WrittenLog log;
    private AuditLog audited;
    private Progress told = new Progress(0, 0, 0, 0);
    private boolean stop;

    @BeforeEach
    void write() throws IOException {
        log = new WrittenLog();
        log.stock(100);
        log.order();
        log.order();
        log.write();
        audited = new AuditLog(log.reading().log(), WrittenLog.readers(), log.topics());
    }

    @AfterEach
    void close() throws IOException {
        audited.close();
        log.close();
    }

    @Test
    void a_replay_to_the_end_has_its_name_and_tells_how_much_it_was() throws Exception {
        var done = work().of(replay(), new Here());

        assertThat(done.complete()).isTrue();
        assertThat(done.report().path("selected").asInt()).isEqualTo(14);
        assertThat(folder.resolve("replay.ndjson")).exists();
        assertThat(told.records()).isEqualTo(14);
        assertThat(told.percent()).isEqualTo(100);
    }

    @Test
    void stopped_before_the_end_it_leaves_a_part_of_whole_records() throws Exception {
        stop = true;

        var done = work().of(replay(), new Here());

        assertThat(done.complete()).isFalse();
        assertThat(folder.resolve("replay.ndjson")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("replay.ndjson.partial")))
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void a_verification_tells_what_it_has_found_and_nothing_where_it_was_stopped()
            throws Exception {
        var request = new AuditRequest.Verify(Duration.ofMinutes(15), 1);

        var whole = work().of(request, new Here());
        assertThat(whole.complete()).isTrue();
        assertThat(whole.report().path("whole").isBoolean()).isTrue();
        assertThat(whole.report().at("/checked/orders").asInt()).isEqualTo(2);

        stop = true;
        var stopped = work().of(request, new Here());
        assertThat(stopped).isEqualTo(new Work.Done(false, null));
        assertThat(folder).isEmptyDirectory();
    }

    private LogWork work() {
        return new LogWork(audited, 1, 1_000, InstantSource.fixed(Instant.EPOCH));
    }

    private AuditRequest replay() {
        return new AuditRequest.Replay(
                new Selection(
                        Set.of(log.topics().orders()),
                        Instant.EPOCH,
                        Instant.MAX,
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        Set.of()),
                Format.NDJSON);
    }

    private final class Here implements Work.Course {

        @Override
        public void tell(Progress progress) {
            told = progress;
        }

        @Override
        public boolean isToStop() {
            return stop;
        }

        @Override
        public PartialFile file(Format format) {
            return new PartialFile(folder.resolve(format.fileName()));
        }
    }
}
