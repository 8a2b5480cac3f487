package dev.orderlog.eventlog.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.tally.Messages;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.sql.DataSource;

class ListenerTest {

    private static final Duration CEILING = ListenerRig.CEILING;

    private final ListenerRig rig = new ListenerRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void what_is_in_the_log_before_the_group_existed_is_heard_in_order() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 100).forEach(n -> rig.send(rig.event(order, "w" + n, n + 1)));

        try (var listener = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() ->
                            assertThat(rig.words(order))
                                    .isEqualTo(
                                            IntStream.range(0, 100)
                                                    .mapToObj(n -> "w" + n)
                                                    .toList()));
            assertThat(listener.ailment()).isNull();
        }
    }

    @Test
    void no_event_is_taken_from_the_log_while_there_is_no_room_for_what_it_leads_to()
            throws Exception {
        var asked = new Semaphore(0);
        var room = new Semaphore(1);
        rig.room =
                () -> {
                    asked.release();
                    room.acquire();
                    room.release();
                };
        var order = EventIds.next();
        rig.send(rig.event(order, "one", 1));
        try (var listener = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(order)).containsExactly("one"));
            room.acquire();
            asked.drainPermits();
            asked.acquire();
            long waits = System.nanoTime();
            rig.send(rig.event(order, "two", 2));
            rig.producer.flush();
            long waited;
            try {
                assertThat(rig.heard).containsExactly("one");
            } finally {
                waited = System.nanoTime() - waits;
                room.release();
            }

            await().atMost(CEILING)
                    .untilAsserted(
                            () -> assertThat(rig.words(order)).containsExactly("one", "two"));
            assertThat(listener.secondsWaitedForRoom()).isGreaterThanOrEqualTo(waited / 1e9);
        }
    }

    @Test
    void offsets_set_back_to_the_beginning_have_no_effect() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 50).forEach(n -> rig.send(rig.event(order, "w" + n, n + 1)));
        try (var _ = rig.listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(rig.words(order)).hasSize(50));
        }
        rig.setBackToTheBeginning();
        rig.send(rig.event(order, "last", 51));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(order)).contains("last"));
        }
        assertThat(rig.words(order)).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    void what_is_known_is_skipped_undecoded_after_offsets_were_set_back() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 200).forEach(n -> rig.send(rig.event(order, "w" + n, n + 1)));
        try (var _ = rig.listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(rig.words(order)).hasSize(200));
        }
        rig.setBackToTheBeginning();
        rig.send(rig.event(order, "last", 201));
        rig.heard.clear();

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(order)).contains("last"));
        }

        assertThat(rig.heard).containsExactly("last");
        assertThat(rig.words(order)).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void a_listener_that_stops_leaves_nothing_to_be_heard_again() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 50).forEach(n -> rig.send(rig.event(order, "w" + n, n + 1)));
        try (var _ = rig.listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(rig.words(order)).hasSize(50));
        }

        try (var admin = Admin.create(ListenerRig.kafka())) {
            var committed =
                    admin.listConsumerGroupOffsets(rig.group)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(new TopicPartition(rig.topic, 0));
            assertThat(committed.offset()).isEqualTo(50);
        }
    }

    @Test
    void partitions_that_move_while_a_batch_waits_out_an_outage_lose_and_reorder_nothing()
            throws Exception {
        var moving = SharedServers.freshTopic("moving", 6);
        var orders = IntStream.range(0, 40).mapToObj(_ -> EventIds.next()).toList();
        for (int n = 0; n < 5; n++) {
            int word = n;
            orders.forEach(
                    order -> rig.send(Messages.envelope(moving, order, "w" + word, word + 1)));
        }
        var away = new AtomicBoolean(true);
        var unsteady = unsteady(rig.database.dataSource(), away);

        try (var first = rig.listener(moving, unsteady, UnknownTypes.PARK)) {
            await().atMost(CEILING).until(() -> "away".equals(first.ailment()));
            try (var second = rig.listener(moving, unsteady, UnknownTypes.PARK)) {
                await().atMost(CEILING).until(() -> "away".equals(second.ailment()));
                away.set(false);
                await().atMost(CEILING)
                        .untilAsserted(() ->
                                assertThat(rig.database.number("select count(*) from event"))
                                        .isEqualTo(200));
            }
        }

        for (var order : orders) {
            assertThat(rig.words(order)).containsExactly("w0", "w1", "w2", "w3", "w4");
        }
        assertThat(rig.database.number("select count(*) from parked_event")).isZero();
    }

    @Test
    void other_types_are_skipped_by_their_header_undecoded() throws Exception {
        var order = EventIds.next();
        var other = CloudEventHeaders.toRecord(rig.event(order, "\0undecodable", 1), 1);
        other.headers()
                .remove(CloudEventHeaders.TYPE)
                .add(CloudEventHeaders.TYPE, "Other".getBytes());
        rig.producer.send(other);
        rig.send(rig.event(order, "word", 2));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(order)).containsExactly("word"));
        }
        assertThat(rig.database.number("select count(*) from parked_event")).isZero();
    }

    private static DataSource unsteady(DataSource dataSource, AtomicBoolean away) {
        return (DataSource)
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) -> {
                            if (away.get()) {
                                throw new SQLTransientConnectionException("away");
                            }
                            return method.invoke(dataSource, arguments);
                        });
    }
}
