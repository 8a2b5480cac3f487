package dev.orderlog.eventlog.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.batch.Backoff;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.BatchRunner.CallClaims;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.sql.DataSource;

class ListenerTest {

    private static final Duration CEILING = Duration.ofSeconds(60);

    private final String topic = SharedServers.freshTopic("listened", 1);
    private final String group = "group-" + topic;
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            SharedServers.kafka().bootstrapServers(),
                            "max.in.flight.requests.per.connection",
                            1),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        producer.close();
        database.close();
    }

    @Test
    void what_is_in_the_log_before_the_group_existed_is_heard_in_order() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 100).forEach(n -> send(event(order, "w" + n, n + 1)));

        try (var listener = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() ->
                            assertThat(words(order))
                                    .isEqualTo(
                                            IntStream.range(0, 100)
                                                    .mapToObj(n -> "w" + n)
                                                    .toList()));
            assertThat(listener.ailment()).isNull();
        }
    }

    @Test
    void offsets_set_back_to_the_beginning_have_no_effect() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 50).forEach(n -> send(event(order, "w" + n, n + 1)));
        try (var _ = listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(words(order)).hasSize(50));
        }
        setBackToTheBeginning();
        send(event(order, "last", 51));

        try (var _ = listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(words(order)).contains("last"));
        }
        assertThat(words(order)).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    void what_is_known_is_skipped_undecoded_after_offsets_were_set_back() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 200).forEach(n -> send(event(order, "w" + n, n + 1)));
        try (var _ = listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(words(order)).hasSize(200));
        }
        setBackToTheBeginning();
        send(event(order, "last", 201));
        heard.clear();

        try (var _ = listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(words(order)).contains("last"));
        }

        assertThat(heard).containsExactly("last");
        assertThat(words(order)).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void a_listener_that_stops_leaves_nothing_to_be_heard_again() throws Exception {
        var order = EventIds.next();
        IntStream.range(0, 50).forEach(n -> send(event(order, "w" + n, n + 1)));
        try (var _ = listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(words(order)).hasSize(50));
        }

        try (var admin = Admin.create(kafka())) {
            var committed =
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(new TopicPartition(topic, 0));
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
            orders.forEach(order -> send(Messages.envelope(moving, order, "w" + word, word + 1)));
        }
        var away = new AtomicBoolean(true);
        var unsteady = unsteady(database.dataSource(), away);

        try (var first = listener(moving, unsteady, UnknownTypes.PARK)) {
            await().atMost(CEILING).until(() -> "away".equals(first.ailment()));
            try (var second = listener(moving, unsteady, UnknownTypes.PARK)) {
                await().atMost(CEILING).until(() -> "away".equals(second.ailment()));
                away.set(false);
                await().atMost(CEILING)
                        .untilAsserted(() ->
                                assertThat(database.number("select count(*) from event"))
                                        .isEqualTo(200));
            }
        }

        for (var order : orders) {
            assertThat(words(order)).containsExactly("w0", "w1", "w2", "w3", "w4");
        }
        assertThat(database.number("select count(*) from parked_event")).isZero();
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

    @Test
    void other_types_are_skipped_by_their_header_undecoded() throws Exception {
        var order = EventIds.next();
        var other = CloudEventHeaders.toRecord(event(order, "\0undecodable", 1), 1);
        other.headers()
                .remove(CloudEventHeaders.TYPE)
                .add(CloudEventHeaders.TYPE, "Other".getBytes());
        producer.send(other);
        send(event(order, "word", 2));

        try (var _ = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(words(order)).containsExactly("word"));
        }
        assertThat(database.number("select count(*) from parked_event")).isZero();
    }

    @Test
    void
            a_handler_that_chokes_and_bytes_that_are_garbage_park_their_order_and_the_partition_goes_on()
                    throws Exception {
        var choking = EventIds.next();
        var garbled = EventIds.next();
        var healthy = EventIds.next();
        send(event(choking, "before", 1));
        send(event(healthy, "h1", 1));
        send(event(choking, "choke on this", 2));
        send(event(garbled, "\0garbage", 1));
        producer.send(new ProducerRecord<>(topic, garbled.toString(), new byte[] {1, 2, 3}));
        send(event(healthy, "h2", 2));
        send(event(choking, "after", 3));
        send(event(garbled, "after", 2));
        send(event(healthy, "h3", 3));

        try (var _ = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> {
                        assertThat(words(healthy)).containsExactly("h1", "h2", "h3");
                        assertThat(database.number("select count(*) from parked_event"))
                                .isEqualTo(5);
                    });
        }
        assertThat(words(choking)).containsExactly("before");
        assertThat(words(garbled)).isEmpty();
        assertThat(
                        database.texts(
                                "select record_offset || ' ' || reason_kind || ' ' || reason from"
                                        + " parked_event where stream_id = '"
                                        + choking
                                        + "' order by position"))
                .containsExactly(
                        "2 handler_failed java.lang.IllegalStateException: choke on this",
                        "6 behind waits behind a parked event of its order");
        assertThat(
                        database.texts(
                                "select record_offset || ' ' || reason_kind || ' ' || reason from"
                                        + " parked_event where stream_id = '"
                                        + garbled
                                        + "' order by position"))
                .containsExactly(
                        "3 undecodable not a word",
                        "4 no_event header ce_subject is missing",
                        "7 behind waits behind a parked event of its order");
    }

    @Test
    void a_type_that_nobody_has_heard_of_parks_its_order() throws Exception {
        var order = EventIds.next();
        var other = EventIds.next();
        producer.send(ofType("Unheard", event(order, "what is this", 1)));
        send(event(order, "behind", 2));
        send(event(other, "goes on", 1));

        try (var _ = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(words(other)).containsExactly("goes on"));
        }
        assertThat(words(order)).isEmpty();
        assertThat(parked("stream_id || ' ' || reason_kind || ' ' || type || ' ' || reason"))
                .containsExactly(
                        order
                                + " unknown_type Unheard type Unheard is none that this version of"
                                + " the service knows",
                        order + " behind Word waits behind a parked event of its order");
    }

    @Test
    void a_type_that_nobody_has_heard_of_is_skipped_where_it_is_configured_so() throws Exception {
        var order = EventIds.next();
        producer.send(ofType("Unheard", event(order, "what is this", 1)));
        send(event(order, "word", 2));

        try (var _ = listener(UnknownTypes.SKIP)) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(words(order)).containsExactly("word"));
        }
        assertThat(parked("1")).isEmpty();
    }

    @Test
    void a_record_with_anothers_key_parks_the_order_that_its_event_claims_to_be_about()
            throws Exception {
        var claimed = EventIds.next();
        var keyed = EventIds.next();
        var misled = CloudEventHeaders.toRecord(event(claimed, "misled", 1), 1);
        producer.send(
                new ProducerRecord<>(
                        topic, null, keyed.toString(), misled.value(), misled.headers()));
        send(event(claimed, "behind", 2));
        send(event(keyed, "goes on", 1));

        try (var _ = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(words(keyed)).containsExactly("goes on"));
        }
        assertThat(parked("stream_id || ' ' || reason_kind || ' ' || record_offset"))
                .containsExactly(claimed + " wrong_key 0", claimed + " behind 1");
        assertThat(parked("convert_from(record_key, 'utf8')")).contains(keyed.toString());
    }

    @Test
    void records_that_name_no_order_each_stand_alone() throws Exception {
        var order = EventIds.next();
        producer.send(new ProducerRecord<>(topic, null, new byte[] {1}));
        producer.send(new ProducerRecord<>(topic, null, new byte[] {2}));
        producer.send(new ProducerRecord<>(topic, "", null));
        send(event(order, "word", 1));

        try (var _ = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(words(order)).containsExactly("word"));
        }
        assertThat(parked("stream_id || ' ' || reason_kind"))
                .containsExactly(
                        topic + ":0:0 no_event", topic + ":0:1 no_event", topic + ":0:2 no_event");
        assertThat(parked("encode(value, 'hex')")).containsExactly("01", "02", null);
    }

    @Test
    void what_the_database_could_not_keep_as_text_is_parked_all_the_same() throws Exception {
        var order = EventIds.next();
        var record = CloudEventHeaders.toRecord(event(order, "word", 1), 1);
        record.headers().add("ce_type", "zero\0".getBytes()).add("x\0y", new byte[] {0, -1});
        producer.send(record);
        var key = "a key with a \0";
        producer.send(new ProducerRecord<>(topic, key, new byte[] {1}));
        producer.send(new ProducerRecord<>(topic, "k".repeat(9_000), new byte[] {1}));
        var subject = CloudEventHeaders.toRecord(event(order, "word", 1), 1);
        subject.headers().remove("ce_subject").add("ce_subject", key.getBytes());
        producer.send(new ProducerRecord<>(topic, null, key, subject.value(), subject.headers()));
        var other = EventIds.next();
        send(event(other, "goes on", 1));

        try (var _ = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(words(other)).containsExactly("goes on"));
        }
        assertThat(parked("stream_id || ' ' || reason_kind"))
                .containsExactly(
                        order + " unknown_type",
                        topic + ":0:1 no_event",
                        topic + ":0:2 no_event",
                        topic + ":0:3 no_event");
    }

    @Test
    void a_codec_that_throws_what_it_should_not_parks_the_order_and_the_listener_lives()
            throws Exception {
        var order = EventIds.next();
        var other = EventIds.next();
        send(event(order, "\1", 1));
        send(event(other, "goes on", 1));

        try (var _ = listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(words(other)).containsExactly("goes on"));
        }
        assertThat(parked("stream_id || ' ' || reason_kind || ' ' || reason"))
                .containsExactly(
                        order
                                + " undecodable java.lang.IllegalArgumentException: the codec is"
                                + " wrong");
    }

    private ProducerRecord<String, byte[]> ofType(String type, Envelope event) {
        var record = CloudEventHeaders.toRecord(event, 1);
        record.headers().remove("ce_type").add("ce_type", type.getBytes());
        return record;
    }

    private List<String> parked(String columns) throws SQLException {
        return database.texts("select " + columns + " from parked_event order by position");
    }

    private Listener<Command, String> listener() {
        return listener(UnknownTypes.PARK);
    }

    private Listener<Command, String> listener(UnknownTypes unknownTypes) {
        return listener(topic, database.dataSource(), unknownTypes);
    }

    private Listener<Command, String> listener(
            String topic, DataSource dataSource, UnknownTypes unknownTypes) {
        var definition = Tally.definition(topic, _ -> new Say("answer"), heard::add);
        var runner =
                new BatchRunner<>(
                        definition,
                        dataSource,
                        new CallStore(dataSource),
                        new NoCalls(),
                        () -> Messages.NOW);
        var settings =
                new ListenSettings(
                        kafka(),
                        20,
                        Duration.ofMillis(200),
                        2,
                        new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)));
        return new Listener<>(
                group,
                topic,
                RecordReader.of(definition, unknownTypes, () -> Messages.NOW),
                runner,
                settings);
    }

    private void setBackToTheBeginning() {
        try (var admin = Admin.create(kafka())) {
            var start = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
            await().atMost(CEILING)
                    .ignoreExceptions()
                    .until(() -> admin.alterConsumerGroupOffsets(group, start).all().get() == null);
        }
    }

    private Envelope event(UUID order, String word, long sequence) {
        return Messages.envelope(topic, order, word, sequence);
    }

    private void send(Envelope event) {
        producer.send(CloudEventHeaders.toRecord(event, event.sequence()));
    }

    private List<String> words(UUID order) throws SQLException {
        return database.texts(
                "select convert_from(value, 'utf8') from event where stream_id = '"
                        + order
                        + "' order by version");
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers());
    }

    private static final class NoCalls implements CallClaims {
        @Override
        public Instant claim(OutsideCall call, Instant now) {
            throw new AssertionError("nothing here makes calls");
        }

        @Override
        public void committed(List<OutsideCall> claimed) {
            assertThat(claimed).isEmpty();
        }

        @Override
        public void abandoned(List<OutsideCall> claimed) {
            assertThat(claimed).isEmpty();
        }
    }
}
