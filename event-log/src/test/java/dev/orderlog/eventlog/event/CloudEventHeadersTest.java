package dev.orderlog.eventlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.event.CloudEventHeaders.MalformedEventException;
import dev.orderlog.eventlog.tally.Messages;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class CloudEventHeadersTest {

    private final Envelope event = Messages.envelope("topic", EventIds.next(), "word", 7);

    @Test
    void an_event_comes_back_from_its_record_as_it_was() {
        var back =
                CloudEventHeaders.fromRecord(
                        consumed(CloudEventHeaders.toRecord(event, 99), event.subject()));

        assertThat(back).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void headers_are_cloud_events_attributes_as_text() {
        var headers = StoredHeaders.list(CloudEventHeaders.toRecord(event, 99).headers());

        assertThat(headers)
                .extracting(header -> header.name() + ": " + header.value())
                .contains(
                        "ce_specversion: 1.0",
                        "ce_id: " + event.id(),
                        "ce_type: Word",
                        "ce_source: /elsewhere",
                        "ce_subject: " + event.subject(),
                        "ce_time: 2026-01-01T00:00:00Z",
                        "content-type: application/avro",
                        "correlationid: " + event.correlationId(),
                        "sequence: 7",
                        "flowversion: 1",
                        "lsn: 99");
    }

    @Test
    void a_changed_byte_anywhere_in_key_attributes_or_value_does_not_match_the_checksum() {
        var sent = CloudEventHeaders.toRecord(event, 1);
        assertThat(Checksum.agrees(consumed(sent, event.subject()))).contains(true);

        assertThat(Checksum.agrees(consumed(sent, event.subject() + "x"))).contains(false);
        sent.value()[sent.value().length - 1] ^= 1;
        assertThat(Checksum.agrees(consumed(sent, event.subject()))).contains(false);
        sent.value()[sent.value().length - 1] ^= 1;
        for (var header : sent.headers().toArray()) {
            header.value()[0] ^= 1;
            assertThat(Checksum.agrees(consumed(sent, event.subject())))
                    .as(header.key())
                    .contains(false);
            header.value()[0] ^= 1;
        }
        assertThat(Checksum.agrees(consumed(sent, event.subject()))).contains(true);
    }

    @Test
    void what_others_add_on_the_way_does_not_matter_and_a_record_may_have_no_checksum() {
        var sent = CloudEventHeaders.toRecord(event, 1);
        sent.headers().add("added-by-a-mirror", new byte[] {1});
        assertThat(Checksum.agrees(consumed(sent, event.subject()))).contains(true);

        sent.headers().remove(CloudEventHeaders.CHECKSUM);
        assertThat(Checksum.agrees(consumed(sent, event.subject()))).isEmpty();
    }

    @Test
    void headers_are_stored_byte_for_byte_and_without_a_character_that_the_database_refuses() {
        var headers = CloudEventHeaders.toRecord(event, 99).headers();
        headers.add("ce_type", "a\0b".getBytes(StandardCharsets.UTF_8))
                .add("no\0text", new byte[] {(byte) 0xff, 0, 1})
                .add("empty", new byte[0])
                .add("none", null);

        var json = StoredHeaders.toJson(headers);

        assertThat(json).doesNotContain("\0");
        assertThat(StoredHeaders.fromJson(json).toArray()).isEqualTo(headers.toArray());
    }

    @Test
    void a_subject_that_can_be_no_id_is_refused() {
        for (var subject : List.of("a\0b", "x".repeat(201), " ")) {
            var record = CloudEventHeaders.toRecord(event, 1);
            record.headers().add("ce_subject", subject.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> CloudEventHeaders.fromRecord(consumed(record, subject)))
                    .isInstanceOf(MalformedEventException.class)
                    .hasMessage("the subject is no id");
        }
    }

    @Test
    void a_record_whose_key_is_not_its_subject_is_refused() {
        assertThatThrownBy(() ->
                        CloudEventHeaders.fromRecord(
                                consumed(CloudEventHeaders.toRecord(event, 1), "another order")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("another order");
    }

    @Test
    void a_missing_or_unreadable_attribute_is_named() {
        var missing = CloudEventHeaders.toRecord(event, 1);
        missing.headers().remove(CloudEventHeaders.ID);
        var unreadable = CloudEventHeaders.toRecord(event, 1);
        unreadable
                .headers()
                .add(
                        CloudEventHeaders.SEQUENCE,
                        "seven".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> CloudEventHeaders.fromRecord(consumed(missing, event.subject())))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("ce_id");
        assertThatThrownBy(
                        () -> CloudEventHeaders.fromRecord(consumed(unreadable, event.subject())))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("seven");
    }

    @Test
    void a_trace_is_continued_where_it_is_well_formed_and_started_where_it_is_not() {
        var given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        assertThat(TraceParent.continueOrStart(given)).isEqualTo(given);
        assertThat(TraceParent.continueOrStart("nonsense"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(TraceParent.continueOrStart(null))
                .isNotEqualTo(TraceParent.continueOrStart(null));
    }

    private static ConsumerRecord<String, byte[]> consumed(
            ProducerRecord<String, byte[]> sent, @Nullable String key) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
