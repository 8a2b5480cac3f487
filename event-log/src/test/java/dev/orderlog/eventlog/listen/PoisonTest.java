package dev.orderlog.eventlog.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What cannot be handled parks its order, each kind for its reason, and the partition goes on. */
class PoisonTest {

    private static final Duration CEILING = ListenerRig.CEILING;

    private final ListenerRig rig = new ListenerRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void
            a_handler_that_chokes_and_bytes_that_are_garbage_park_their_order_and_the_partition_goes_on()
                    throws Exception {
        var choking = EventIds.next();
        var garbled = EventIds.next();
        var healthy = EventIds.next();
        rig.send(rig.event(choking, "before", 1));
        rig.send(rig.event(healthy, "h1", 1));
        rig.send(rig.event(choking, "choke on this", 2));
        rig.send(rig.event(garbled, "\0garbage", 1));
        rig.producer.send(
                new ProducerRecord<>(rig.topic, garbled.toString(), new byte[] {1, 2, 3}));
        rig.send(rig.event(healthy, "h2", 2));
        rig.send(rig.event(choking, "after", 3));
        rig.send(rig.event(garbled, "after", 2));
        rig.send(rig.event(healthy, "h3", 3));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> {
                        assertThat(rig.words(healthy)).containsExactly("h1", "h2", "h3");
                        assertThat(rig.database.number("select count(*) from parked_event"))
                                .isEqualTo(5);
                    });
        }
        assertThat(rig.words(choking)).containsExactly("before");
        assertThat(rig.words(garbled)).isEmpty();
        assertThat(
                        rig.database.texts(
                                "select record_offset || ' ' || reason_kind || ' ' || reason from"
                                        + " parked_event where stream_id = '"
                                        + choking
                                        + "' order by position"))
                .containsExactly(
                        "2 handler_failed java.lang.IllegalStateException: choke on this",
                        "6 behind waits behind a parked event of its order");
        assertThat(
                        rig.database.texts(
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
        rig.producer.send(rig.ofType("Unheard", rig.event(order, "what is this", 1)));
        rig.send(rig.event(order, "behind", 2));
        rig.send(rig.event(other, "goes on", 1));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(other)).containsExactly("goes on"));
        }
        assertThat(rig.words(order)).isEmpty();
        assertThat(rig.parked("stream_id || ' ' || reason_kind || ' ' || type || ' ' || reason"))
                .containsExactly(
                        order
                                + " unknown_type Unheard type Unheard is none that this version of"
                                + " the service knows",
                        order + " behind Word waits behind a parked event of its order");
    }

    @Test
    void a_type_that_nobody_has_heard_of_is_skipped_where_it_is_configured_so() throws Exception {
        var order = EventIds.next();
        rig.producer.send(rig.ofType("Unheard", rig.event(order, "what is this", 1)));
        rig.send(rig.event(order, "word", 2));

        try (var _ = rig.listener(UnknownTypes.SKIP)) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(order)).containsExactly("word"));
        }
        assertThat(rig.parked("1")).isEmpty();
    }

    @Test
    void a_record_with_anothers_key_parks_the_order_that_its_event_claims_to_be_about()
            throws Exception {
        var claimed = EventIds.next();
        var keyed = EventIds.next();
        var misled = CloudEventHeaders.toRecord(rig.event(claimed, "misled", 1), 1);
        rig.producer.send(
                new ProducerRecord<>(
                        rig.topic, null, keyed.toString(), misled.value(), misled.headers()));
        rig.send(rig.event(claimed, "behind", 2));
        rig.send(rig.event(keyed, "goes on", 1));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(keyed)).containsExactly("goes on"));
        }
        assertThat(rig.parked("stream_id || ' ' || reason_kind || ' ' || record_offset"))
                .containsExactly(claimed + " wrong_key 0", claimed + " behind 1");
        assertThat(rig.parked("convert_from(record_key, 'utf8')")).contains(keyed.toString());
    }

    @Test
    void records_that_name_no_order_each_stand_alone() throws Exception {
        var order = EventIds.next();
        rig.producer.send(new ProducerRecord<>(rig.topic, null, new byte[] {1}));
        rig.producer.send(new ProducerRecord<>(rig.topic, null, new byte[] {2}));
        rig.producer.send(new ProducerRecord<>(rig.topic, "", null));
        rig.send(rig.event(order, "word", 1));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(order)).containsExactly("word"));
        }
        assertThat(rig.parked("stream_id || ' ' || reason_kind"))
                .containsExactly(
                        rig.topic + ":0:0 no_event",
                        rig.topic + ":0:1 no_event",
                        rig.topic + ":0:2 no_event");
        assertThat(rig.parked("encode(value, 'hex')")).containsExactly("01", "02", null);
    }

    @Test
    void what_the_database_could_not_keep_as_text_is_parked_all_the_same() throws Exception {
        var order = EventIds.next();
        var record = CloudEventHeaders.toRecord(rig.event(order, "word", 1), 1);
        record.headers().add("ce_type", "zero\0".getBytes()).add("x\0y", new byte[] {0, -1});
        rig.producer.send(record);
        var key = "a key with a \0";
        rig.producer.send(new ProducerRecord<>(rig.topic, key, new byte[] {1}));
        rig.producer.send(new ProducerRecord<>(rig.topic, "k".repeat(9_000), new byte[] {1}));
        var subject = CloudEventHeaders.toRecord(rig.event(order, "word", 1), 1);
        subject.headers().remove("ce_subject").add("ce_subject", key.getBytes());
        rig.producer.send(
                new ProducerRecord<>(rig.topic, null, key, subject.value(), subject.headers()));
        var other = EventIds.next();
        rig.send(rig.event(other, "goes on", 1));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(other)).containsExactly("goes on"));
        }
        assertThat(rig.parked("stream_id || ' ' || reason_kind"))
                .containsExactly(
                        order + " unknown_type",
                        rig.topic + ":0:1 no_event",
                        rig.topic + ":0:2 no_event",
                        rig.topic + ":0:3 no_event");
    }

    @Test
    void a_codec_that_throws_what_it_should_not_parks_the_order_and_the_listener_lives()
            throws Exception {
        var order = EventIds.next();
        var other = EventIds.next();
        rig.send(rig.event(order, "\1", 1));
        rig.send(rig.event(other, "goes on", 1));

        try (var _ = rig.listener()) {
            await().atMost(CEILING)
                    .untilAsserted(() -> assertThat(rig.words(other)).containsExactly("goes on"));
        }
        assertThat(rig.parked("stream_id || ' ' || reason_kind || ' ' || reason"))
                .containsExactly(
                        order
                                + " undecodable java.lang.IllegalArgumentException: the codec is"
                                + " wrong");
    }
}
