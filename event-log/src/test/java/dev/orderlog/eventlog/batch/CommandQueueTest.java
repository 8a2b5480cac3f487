package dev.orderlog.eventlog.batch;

import static dev.orderlog.eventlog.tally.Messages.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.service.ServiceRuntime.TooBusyException;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;

import org.junit.jupiter.api.Test;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

class CommandQueueTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));

    private final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstBatchRuns = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void commands_that_arrive_while_a_transaction_runs_share_the_next_one() throws Exception {
        try (var queue = new CommandQueue<>("test", 100, 50, this::held, BACKOFF, 1)) {
            var first = queue.submit(say("first"));
            assertThat(firstBatchRuns.await(10, TimeUnit.SECONDS)).isTrue();
            var others = new ArrayList<CompletableFuture<Outcome<String>>>();
            for (int i = 0; i < 60; i++) {
                others.add(queue.submit(say("other")));
            }
            assertThat(first).isNotDone();
            goOn.countDown();
            CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
                    .get(10, TimeUnit.SECONDS);

            assertThat(batchSizes).containsExactly(1, 50, 10);
        }
    }

    @Test
    void a_full_queue_refuses_one_more_and_takes_again_when_there_is_room() throws Exception {
        try (var queue = new CommandQueue<>("test", 2, 10, this::held, BACKOFF, 1)) {
            queue.submit(say("runs"));
            assertThat(firstBatchRuns.await(10, TimeUnit.SECONDS)).isTrue();
            var waiting = List.of(queue.submit(say("waits")), queue.submit(say("waits too")));

            assertThatThrownBy(() -> queue.submit(say("too many")).get())
                    .hasCauseInstanceOf(TooBusyException.class);
            goOn.countDown();
            waiting.forEach(CompletableFuture::join);
            assertThat(queue.submit(say("room again")).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(Outcome.Decided.class);
        }
    }

    @Test
    void a_command_that_cannot_be_decided_fails_alone() throws Exception {
        PatientBatches.Runner<Command, String> runner =
                batch -> {
                    if (batch.stream()
                            .anyMatch(message -> message.command().equals(new Say("bad")))) {
                        throw new IllegalStateException("bad");
                    }
                    return decided(batch);
                };
        try (var queue = new CommandQueue<>("test", 100, 50, runner, BACKOFF, 2)) {
            var good = queue.submit(say("good"));
            var bad = queue.submit(say("bad"));
            var alsoGood = queue.submit(say("good"));

            assertThat(good.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Decided.class);
            assertThat(alsoGood.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Decided.class);
            assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("bad");
        }
    }

    @Test
    void when_an_outage_outlasts_the_attempts_all_that_wait_are_told_at_once() throws Exception {
        PatientBatches.Runner<Command, String> runner =
                batch -> {
                    held(batch);
                    throw new SQLTransientConnectionException("away");
                };
        try (var queue = new CommandQueue<>("test", 100, 1, runner, BACKOFF, 1)) {
            var first = queue.submit(say("first"));
            assertThat(firstBatchRuns.await(10, TimeUnit.SECONDS)).isTrue();
            var others = List.of(queue.submit(say("second")), queue.submit(say("third")));
            goOn.countDown();

            for (var answer : List.of(first, others.getFirst(), others.getLast())) {
                assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                        .hasRootCauseMessage("away");
            }
            assertThat(queue.ailment()).isEqualTo("away");
            assertThat(batchSizes).filteredOn(size -> size > 0).containsExactly(1);
        }
    }

    @Test
    void the_end_of_an_outage_is_noticed_although_nobody_asks_for_anything() throws Exception {
        var away = new AtomicBoolean(true);
        PatientBatches.Runner<Command, String> runner =
                batch -> {
                    if (away.get()) {
                        throw new SQLTransientConnectionException("away");
                    }
                    return decided(batch);
                };
        try (var queue = new CommandQueue<>("test", 100, 50, runner, BACKOFF, 1)) {
            assertThatThrownBy(() -> queue.submit(say("lost")).get(10, TimeUnit.SECONDS))
                    .hasRootCauseMessage("away");
            assertThat(queue.ailment()).isEqualTo("away");

            away.set(false);

            await().atMost(Duration.ofSeconds(10)).until(() -> queue.ailment() == null);
        }
    }

    @Test
    void a_closed_queue_refuses_and_nobody_waits_for_ever() {
        var queue = new CommandQueue<>("test", 10, 10, CommandQueueTest::decided, BACKOFF, 1);
        queue.close();

        assertThatThrownBy(() -> queue.submit(say("late")).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(TooBusyException.class);
    }

    private List<Outcome<String>> held(List<Message<Command>> batch) throws InterruptedException {
        batchSizes.add(batch.size());
        firstBatchRuns.countDown();
        goOn.await();
        return decided(batch);
    }

    private static List<Outcome<String>> decided(List<Message<Command>> batch) {
        return batch.stream()
                .<Outcome<String>>map(_ -> new Outcome.Decided<>("done", List.of(), 0))
                .toList();
    }

    private static Message<Command> say(String word) {
        return asked(EventIds.next(), new Say(word));
    }
}
