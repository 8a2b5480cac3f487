package dev.orderlog.projections.audit.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.audit.jobs.Audit.State;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class AuditsTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration CEILING = Duration.ofSeconds(60);
    private static final int RUNNING_MAX = 2;
    private static final int KEPT_MAX = 3;
    private static final Duration KEPT_FOR = Duration.ofDays(7);
    private static final long BYTES_MAX = 10;
    private static final AuditRequest REQUEST = new AuditRequest.Verify(Duration.ZERO, 1);

    @TempDir private Path folder;
    private final WorkByHand work = new WorkByHand();
    private final List<Audits> open = new ArrayList<>();
    private volatile Instant now = START;

    @AfterEach
    void close() throws InterruptedException {
        for (var audits : open) {
            audits.close();
        }
    }

    @Test
    void an_audit_is_told_of_while_it_runs_and_after_its_end() throws IOException {
        var audits = audits();

        var started = start(audits);
        assertThat(started.state()).isEqualTo(State.RUNNING);
        assertThat(started.startedAt()).isEqualTo(START);
        assertThat(started.request().path("kind").asText()).isEqualTo("verify");

        work.write("one\n");
        await().atMost(CEILING).until(() -> find(audits, started).progress().records() == 1);
        assertThat(find(audits, started).progress()).isEqualTo(new Audit.Far(1, 4, 25, 1, 3L));
        assertThat(find(audits, started).result().complete()).isFalse();

        now = START.plusSeconds(9);
        work.end();
        var ended = ended(audits, started);
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.endedAt()).isEqualTo(START.plusSeconds(9));
        assertThat(ended.report().path("selected").asInt()).isEqualTo(1);
        assertThat(ended.result())
                .isEqualTo(new Audit.Result("replay.ndjson", "application/x-ndjson", 4, true));
        assertThat(Files.readString(audits.file(ended, ended.result()))).isEqualTo("one\n");
        assertThat(AuditJson.of(ended)).contains("\"state\":\"done\"").doesNotContain("null");
    }

    @Test
    void as_many_run_as_may_and_one_more_has_to_wait_for_an_end() {
        var audits = audits();
        var first = start(audits);
        start(audits);

        refused(() -> start(audits), 503, "too-many-audits");

        work.end();
        await().atMost(CEILING).until(() -> audits.running() < RUNNING_MAX);
        assertThat(start(audits).id()).isGreaterThan(first.id());
    }

    @Test
    void a_cancelled_audit_leaves_what_it_has_written_under_a_name_that_says_so()
            throws IOException {
        var audits = audits();
        var started = start(audits);
        work.write("one\n");
        await().atMost(CEILING).until(() -> find(audits, started).result().bytes() == 4);

        assertThat(audits.withdraw(started.id()).orElseThrow().isRunning()).isTrue();

        var ended = ended(audits, started);
        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        assertThat(ended.result().name()).isEqualTo("replay.ndjson.partial");
        assertThat(ended.result().complete()).isFalse();
        assertThat(Files.readString(audits.file(ended, ended.result()))).isEqualTo("one\n");
    }

    @Test
    void a_withdrawn_audit_that_has_ended_is_forgotten_with_its_file() {
        var audits = audits();
        var started = start(audits);
        work.end();
        ended(audits, started);

        assertThat(audits.withdraw(started.id())).isPresent();

        assertThat(audits.find(started.id())).isEmpty();
        assertThat(audits.withdraw(started.id())).isEmpty();
        assertThat(audits.withdraw(UUID.randomUUID())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_fails_says_why_and_keeps_what_it_has_written() {
        var audits = audits();
        var started = start(audits);
        work.write("one\n");
        work.fail("the disk is on fire");

        var ended = ended(audits, started);
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.failure()).contains("the disk is on fire");
        assertThat(ended.result().complete()).isFalse();
    }

    @Test
    void the_oldest_is_forgotten_where_more_have_ended_than_are_kept() {
        var audits = audits();
        var ended = new ArrayList<Audit>();
        for (int n = 0; n < KEPT_MAX; n++) {
            ended.add(oneThatEnds(audits));
        }
        assertThat(audits.all()).hasSize(KEPT_MAX);

        var latest = oneThatEnds(audits);

        assertThat(audits.all())
                .extracting(Audit::id)
                .containsExactly(latest.id(), ended.get(2).id(), ended.get(1).id());
        assertThat(folder.resolve(ended.getFirst().id().toString())).doesNotExist();
    }

    @Test
    void what_ended_longer_ago_than_results_are_kept_is_forgotten() {
        var audits = audits();
        oneThatEnds(audits);

        now = START.plus(KEPT_FOR);
        assertThat(audits.all()).hasSize(1);
        now = now.plusNanos(1);
        assertThat(audits.all()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void once_results_fill_their_room_none_is_begun_until_one_is_deleted() {
        var audits = audits();
        var first = oneThatWrites(audits, "1234\n");
        oneThatWrites(audits, "678\n");
        var last = start(audits);
        work.write("\n");

        var ended = ended(audits, last);
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.failure()).contains("bytes-max");
        refused(() -> start(audits), 507, "no-room");

        audits.withdraw(first.id());
        assertThat(start(audits).isRunning()).isTrue();
    }

    @Test
    void what_ended_is_still_known_to_the_next_process_and_what_ran_is_interrupted()
            throws IOException {
        var killed = audits();
        var done = oneThatWrites(killed, "one\n");
        var running = start(killed);
        work.write("two\n");
        await().atMost(CEILING).until(() -> find(killed, running).result().bytes() == 4);

        now = START.plusSeconds(60);
        var next = audits();

        assertThat(find(next, done)).isEqualTo(done);
        var interrupted = find(next, running);
        assertThat(interrupted.state()).isEqualTo(State.INTERRUPTED);
        assertThat(interrupted.endedAt()).isEqualTo(now);
        assertThat(interrupted.failure()).contains("process ended");
        assertThat(interrupted.result().name()).isEqualTo("replay.ndjson.partial");
        assertThat(Files.readString(next.file(interrupted, interrupted.result())))
                .isEqualTo("two\n");
    }

    @Test
    void an_end_in_order_interrupts_what_runs_and_begins_nothing_any_more() throws Exception {
        var audits = audits();
        var started = start(audits);
        work.write("one\n");
        await().atMost(CEILING).until(() -> find(audits, started).progress().records() == 1);

        audits.close();

        assertThat(find(audits, started).state()).isEqualTo(State.INTERRUPTED);
        assertThat(find(audits(), started).result().bytes()).isEqualTo(4);
        refused(() -> start(audits), 503, "instance-ending");
    }

    private Audits audits() {
        var audits =
                new Audits(
                        work,
                        new AuditSettings(
                                folder,
                                RUNNING_MAX,
                                KEPT_MAX,
                                KEPT_FOR,
                                BYTES_MAX,
                                1,
                                1,
                                1,
                                1,
                                CEILING,
                                CEILING),
                        (InstantSource) () -> now);
        open.add(audits);
        return audits;
    }

    private static Audit start(Audits audits) {
        return audits.start(REQUEST, AuditJson.tree("{\"kind\":\"verify\"}"));
    }

    private Audit oneThatEnds(Audits audits) {
        return oneThatWrites(audits, "");
    }

    private Audit oneThatWrites(Audits audits, String text) {
        var started = start(audits);
        work.write(text);
        work.end();
        return ended(audits, started);
    }

    private static Audit find(Audits audits, Audit audit) {
        return audits.find(audit.id()).orElseThrow();
    }

    private static Audit ended(Audits audits, Audit audit) {
        await().atMost(CEILING).until(() -> !find(audits, audit).isRunning());
        return find(audits, audit);
    }

    private static void refused(ThrowingCallable attempt, int status, String name) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> {
                            assertThat(refusal.problem().status().getCode()).isEqualTo(status);
                            assertThat(refusal.problem().name()).isEqualTo(name);
                        });
    }
}
