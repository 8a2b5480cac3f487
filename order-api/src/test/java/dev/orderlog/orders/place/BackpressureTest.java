package dev.orderlog.orders.place;

import static dev.orderlog.orders.RunningOrders.now;
import static dev.orderlog.orders.RunningOrders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.orders.RunningOrders;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class BackpressureTest {

    private static final int WAITING_MAX = 5;

    @Test
    void when_too_many_wait_the_next_is_told_to_come_back_and_the_waiting_are_served()
            throws Exception {
        try (var orders = new RunningOrders(Map.of("orderlog.commands.waiting-max", WAITING_MAX));
                var held = orders.servers.connect()) {
            held.setAutoCommit(false);
            held.createStatement().execute("lock table event in access exclusive mode");
            var placing = new ArrayList<CompletableFuture<RunningOrders.Answer>>();
            // One batch may be in its transaction, WAITING_MAX wait; of three times as many some
            // are refused.
            for (int i = 0; i < 3 * WAITING_MAX; i++) {
                placing.add(orders.placing(order().toString()));
            }

            var refused = now(firstAnswer(placing));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("too-busy");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            held.rollback();
            var answers = placing.stream().map(RunningOrders::now).toList();
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 202)
                    .hasSizeGreaterThanOrEqualTo(WAITING_MAX);
            assertThat(answers)
                    .allMatch(answer -> answer.status() == 202 || answer.status() == 503);
            assertThat(orders.place(order().toString()).status()).isEqualTo(202);
        }
    }

    private static CompletableFuture<RunningOrders.Answer> firstAnswer(
            ArrayList<CompletableFuture<RunningOrders.Answer>> placing) {
        return CompletableFuture.anyOf(placing.toArray(CompletableFuture[]::new))
                .thenApply(RunningOrders.Answer.class::cast);
    }
}
