package dev.orderlog.orders.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.orders.RunningOrders;
import dev.orderlog.orders.SharedOrders;
import dev.orderlog.orders.place.ClaimedKeys.Holder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Two instances of order-api on one database, seen from their transactions. */
@ExtendWith(SharedOrders.class)
class IdempotencyKeyStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final IdempotencyKeyStore store = new IdempotencyKeyStore(Duration.ofHours(24));
    private final String key = UUID.randomUUID().toString();

    @Test
    void an_instance_that_comes_second_waits_and_learns_who_came_first() throws Exception {
        var first = claim("a", NOW);
        var second = claim("a", NOW);
        try (var one = connect();
                var other = connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(store.claim(one, List.of(first)).holder(first))
                    .isEqualTo(new Holder.Claimant());
            var waiting = CompletableFuture.supplyAsync(() -> holderFor(other, second), threads);
            one.commit();
            assertThat(waiting.join()).isEqualTo(new Holder.Earlier(first.orderId()));
        }
    }

    @Test
    void a_claim_that_was_rolled_back_never_was() throws Exception {
        var first = claim("a", NOW);
        var second = claim("b", NOW);
        try (var one = connect();
                var other = connect()) {
            store.claim(one, List.of(first));
            one.rollback();
            assertThat(store.claim(other, List.of(second)).holder(second))
                    .isEqualTo(new Holder.Claimant());
        }
    }

    @Test
    void within_one_batch_the_first_claim_holds_the_key() throws Exception {
        var first = claim("a", NOW);
        var same = claim("a", NOW);
        var different = claim("b", NOW);
        try (var one = connect()) {
            var keys = store.claim(one, List.of(first, same, different));
            assertThat(keys.holder(first)).isEqualTo(new Holder.Claimant());
            assertThat(keys.holder(same)).isEqualTo(new Holder.Earlier(first.orderId()));
            assertThat(keys.holder(different)).isEqualTo(new Holder.Other());
        }
    }

    @Test
    void a_key_lives_exactly_as_long_as_was_promised() throws Exception {
        var first = claim("a", NOW);
        var atTheEnd = claim("a", NOW.plus(Duration.ofHours(24)));
        var afterwards = claim("a", NOW.plus(Duration.ofHours(24)).plusMillis(1));
        try (var one = connect()) {
            store.claim(one, List.of(first));
            assertThat(store.claim(one, List.of(atTheEnd)).holder(atTheEnd))
                    .isEqualTo(new Holder.Earlier(first.orderId()));
            assertThat(store.claim(one, List.of(afterwards)).holder(afterwards))
                    .isEqualTo(new Holder.Claimant());
        }
    }

    private Holder holderFor(Connection connection, KeyClaim claim) {
        try {
            return store.claim(connection, List.of(claim)).holder(claim);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyClaim claim(String fingerprint, Instant at) {
        return new KeyClaim(key, fingerprint, UUID.randomUUID(), at);
    }

    private static Connection connect() throws Exception {
        var connection = RunningOrders.shared().servers.connect();
        connection.setAutoCommit(false);
        return connection;
    }
}
