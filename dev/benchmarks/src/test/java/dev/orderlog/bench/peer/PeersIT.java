package dev.orderlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.bench.peer.dbos.DbosOrders;
import dev.orderlog.bench.peer.outbox.BatchedPollingOutbox;
import dev.orderlog.bench.peer.outbox.PollingOutbox;
import dev.orderlog.bench.peer.relay.DebeziumRelay;
import dev.orderlog.bench.peer.relay.OrderlogRelay;
import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class PeersIT {

    private static final int PARTITIONS = 3;

    @ParameterizedTest
    @ValueSource(
            classes = {
                PlainOrders.class,
                PollingOutbox.class,
                BatchedPollingOutbox.class,
                DbosOrders.class
            })
    void aPeerDoesItsWorkInAllItsWindowsAndFindsNothingWrongWithIt(Class<? extends Peer> peer)
            throws Exception {
        var told = new ArrayList<String>();

        var done = peer.getDeclaredConstructor().newInstance().run(work(), new Told(told));

        assertThat(done.wrong()).isEmpty();
        assertThat(done.count()).isPositive();
        assertThat(done.seconds()).isPositive();
        assertThat(told).isEqualTo(List.of("begins", "ends", "begins", "ends"));
    }

    @ParameterizedTest
    @ValueSource(classes = {DebeziumRelay.class, OrderlogRelay.class})
    void aRelayDrainsItsBacklogInOneWindowAndFindsNothingWrongWithIt(Class<? extends Peer> relay)
            throws Exception {
        var told = new ArrayList<String>();

        var done = relay.getDeclaredConstructor().newInstance().run(work(), new Told(told));

        assertThat(done.wrong()).isEmpty();
        assertThat(done.count()).isPositive();
        assertThat(done.seconds()).isPositive();
        assertThat(told).isEqualTo(List.of("begins", "ends"));
    }

    private static Work work() {
        return new Work(
                SharedServers.postgres().jdbcUrl(SharedServers.freshDatabase("peer")),
                EmbeddedPostgres.USER,
                EmbeddedPostgres.PASSWORD,
                SharedServers.kafka().bootstrapServers(),
                SharedServers.freshTopic("peer", PARTITIONS),
                8,
                1,
                1,
                2,
                42);
    }

    private record Told(List<String> told) implements Peer.Window {
        @Override
        public void begins() {
            told.add("begins");
        }

        @Override
        public void ends() {
            told.add("ends");
        }
    }
}
