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

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

class ListenerTest {

    private static final Duration CEILING = Duration.ofSeconds(60);

    private final String topic = SharedServers.freshTopic("listened", 1);
    private final String group = "group-" + topic;
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
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
        try (var admin = Admin.create(kafka())) {
            var start = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
            await().atMost(CEILING)
                    .ignoreExceptions()
                    .until(() -> admin.alterConsumerGroupOffsets(group, start).all().get() == null);
        }
        send(event(order, "last", 51));

        try (var _ = listener()) {
            await().atMost(CEILING).untilAsserted(() -> assertThat(words(order)).contains("last"));
        }
        assertThat(words(order)).hasSize(51).doesNotHaveDuplicates();
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
                                "select record_offset || ' ' || reason from parked_event where"
                                        + " stream_id = '"
                                        + choking
                                        + "' order by position"))
                .containsExactly(
                        "2 java.lang.IllegalStateException: choke on this",
                        "6 waits behind a parked event of its order");
        assertThat(
                        database.texts(
                                "select record_offset || ' ' || reason from parked_event where"
                                        + " stream_id = '"
                                        + garbled
                                        + "' order by position"))
                .containsExactly(
                        "3 not a word",
                        "4 header ce_subject is missing",
                        "7 waits behind a parked event of its order");
    }

    private Listener<Command, String> listener() {
        var definition = Tally.definition(topic, _ -> new Say("answer"));
        var runner =
                new BatchRunner<>(
                        definition,
                        database.dataSource(),
                        new CallStore(database.dataSource()),
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
                group, topic, RecordReader.of(definition, () -> Messages.NOW), runner, settings);
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
