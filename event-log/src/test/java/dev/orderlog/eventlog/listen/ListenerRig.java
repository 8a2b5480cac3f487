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

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

/** A topic, a group and a database that nobody else uses, and listeners on them. */
final class ListenerRig implements AutoCloseable {

    static final Duration CEILING = Duration.ofSeconds(60);

    final String topic = SharedServers.freshTopic("listened", 1);
    final String group = "group-" + topic;
    final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            SharedServers.kafka().bootstrapServers(),
                            "max.in.flight.requests.per.connection",
                            1),
                    new StringSerializer(),
                    new ByteArraySerializer());
    final List<String> heard = new CopyOnWriteArrayList<>();
    final TestDatabase database = TestDatabase.fresh();
    Listener.Room room = () -> {};

    @Override
    public void close() {
        producer.close();
        database.close();
    }

    ProducerRecord<String, byte[]> ofType(String type, Envelope event) {
        var record = CloudEventHeaders.toRecord(event, 1);
        record.headers().remove("ce_type").add("ce_type", type.getBytes());
        return record;
    }

    List<String> parked(String columns) throws SQLException {
        return database.texts("select " + columns + " from parked_event order by position");
    }

    Listener<Command, String> listener() {
        return listener(UnknownTypes.PARK);
    }

    Listener<Command, String> listener(UnknownTypes unknownTypes) {
        return listener(topic, database.dataSource(), unknownTypes);
    }

    Listener<Command, String> listener(
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
                        Duration.ofMillis(50),
                        2,
                        new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)));
        return new Listener<>(
                group,
                topic,
                RecordReader.of(definition, unknownTypes, () -> Messages.NOW),
                runner,
                room,
                settings);
    }

    void setBackToTheBeginning() {
        try (var admin = Admin.create(kafka())) {
            var start = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
            await().atMost(CEILING)
                    .ignoreExceptions()
                    .until(() -> admin.alterConsumerGroupOffsets(group, start).all().get() == null);
        }
    }

    Envelope event(UUID order, String word, long sequence) {
        return Messages.envelope(topic, order, word, sequence);
    }

    void send(Envelope event) {
        producer.send(CloudEventHeaders.toRecord(event, event.sequence()));
    }

    List<String> words(UUID order) throws SQLException {
        return database.texts(
                "select convert_from(value, 'utf8') from event where stream_id = '"
                        + order
                        + "' order by version");
    }

    static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers());
    }

    private static final class NoCalls implements CallClaims {
        @Override
        public Instant claim(OutsideCall call, Instant now) {
            throw new AssertionError("nothing here makes calls");
        }

        @Override
        public void committed(
                List<OutsideCall> claimed, List<OutsideCall> unclaimed, Collection<String> over) {
            assertThat(claimed).isEmpty();
        }

        @Override
        public void abandoned(List<OutsideCall> claimed) {
            assertThat(claimed).isEmpty();
        }
    }
}
