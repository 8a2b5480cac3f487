package dev.orderlog.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

class DeadlinesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration CEILING = Duration.ofSeconds(60);

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final List<DueDeadline> due = new CopyOnWriteArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_deadline_comes_back_when_its_time_has_come_and_not_before() throws SQLException {
        var early = deadline("early", Duration.ofHours(1));
        var late = deadline("late", Duration.ofHours(2));
        set(early, late);
        try (var deadlines = started(due::add)) {
            clock.set(START.plus(Duration.ofMinutes(61)));
            deadlines.look();

            await().atMost(CEILING).untilAsserted(() -> assertThat(due).containsExactly(early));

            clock.set(START.plus(Duration.ofHours(3)));
            deadlines.look();
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(due).containsExactly(early, late));
        }
    }

    @Test
    void a_deadline_survives_a_restart() throws SQLException {
        var deadline = deadline("pickup", Duration.ofHours(1));
        set(deadline);
        started(due::add).close();
        clock.set(START.plus(Duration.ofHours(2)));

        try (var deadlines = started(due::add)) {
            deadlines.look();
            await().atMost(CEILING).untilAsserted(() -> assertThat(due).containsExactly(deadline));
        }
    }

    @Test
    void a_deadline_whose_handling_failed_comes_again() throws SQLException {
        var deadline = deadline("pickup", Duration.ofHours(1));
        set(deadline);
        clock.set(START.plus(Duration.ofHours(2)));
        try (var deadlines =
                started(passed -> {
                    due.add(passed);
                    if (due.size() == 1) {
                        throw new IllegalStateException("the database was away");
                    }
                })) {
            await().atMost(CEILING)
                    .untilAsserted(() -> {
                        clock.updateAndGet(now -> now.plusSeconds(5));
                        deadlines.look();
                        assertThat(due).hasSize(2);
                    });
        }
    }

    @Test
    void a_deadline_that_died_with_its_instance_comes_to_another_one_soon() throws SQLException {
        var deadline = deadline("pickup", Duration.ofHours(1));
        set(deadline);
        // The scheduler sets a revived one to the machine's time.
        clock.set(Instant.now().plus(Duration.ofHours(1)));
        takenBySomebodyWhoDied(clock.get());

        try (var deadlines = started(due::add)) {
            await().atMost(CEILING)
                    .untilAsserted(() -> {
                        // The library revives by the machine's clock.
                        clock.set(Instant.now().plus(Duration.ofHours(1)));
                        deadlines.look();
                        assertThat(due).containsExactly(deadline);
                    });
        }
    }

    private void takenBySomebodyWhoDied(Instant at) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var take =
                        connection.prepareStatement(
                                "update scheduled_tasks set picked = true, picked_by = 'another',"
                                        + " last_heartbeat = ?")) {
            take.setObject(1, at.atOffset(java.time.ZoneOffset.UTC));
            take.executeUpdate();
        }
    }

    @Test
    void setting_a_deadline_again_keeps_the_first() throws SQLException {
        var deadline = deadline("pickup", Duration.ofHours(1));
        set(deadline);
        set(
                new DueDeadline(
                        deadline.name(),
                        deadline.streamId(),
                        START,
                        null,
                        deadline.correlationId(),
                        null));

        assertThat(database.number("select count(*) from scheduled_tasks")).isEqualTo(1);
        assertThat(database.texts("select execution_time at time zone 'UTC' from scheduled_tasks"))
                .containsExactly("2026-01-01 01:00:00");
    }

    @Test
    void a_deadline_whose_time_has_come_stays_with_whoever_handles_it() throws SQLException {
        var handled = deadline("handled", Duration.ofHours(1));
        var waiting = deadline("waiting", Duration.ofHours(2));
        set(handled, waiting);
        clock.set(START.plus(Duration.ofMinutes(61)));
        var settling = new CompletableFuture<Void>();
        try (var deadlines =
                started(passed -> {
                    due.add(passed);
                    settling.join();
                })) {
            deadlines.look();
            await().atMost(CEILING).untilAsserted(() -> assertThat(due).containsExactly(handled));

            try (var connection = database.dataSource().getConnection()) {
                var trip = new RoundTrip(connection);
                new DeadlineStore().remove(trip, List.of(handled.key(), waiting.key()));
                trip.make();
            }
            assertThat(database.texts("select task_instance from scheduled_tasks"))
                    .containsExactly(handled.key());
            settling.complete(null);
            await().atMost(CEILING)
                    .untilAsserted(() ->
                            assertThat(database.number("select count(*) from scheduled_tasks"))
                                    .isZero());
        }
        assertThat(due).containsExactly(handled);
    }

    private DueDeadline deadline(String name, Duration in) {
        var order = EventIds.next();
        return new DueDeadline(
                name, order.toString(), START.plus(in), EventIds.next(), order, "trace");
    }

    private void set(DueDeadline... deadlines) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            var trip = new RoundTrip(connection);
            new DeadlineStore().set(trip, List.of(deadlines));
            trip.make();
        }
    }

    private Deadlines started(Deadlines.Handler handler) {
        var deadlines =
                new Deadlines(
                        "test", database.dataSource(), clock::get, SELDOM, handler, List.of());
        deadlines.start();
        return deadlines;
    }
}
