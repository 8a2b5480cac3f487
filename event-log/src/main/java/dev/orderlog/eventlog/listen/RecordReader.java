package dev.orderlog.eventlog.listen;

import dev.orderlog.eventlog.batch.BatchRunner.ParkedReader;
import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.store.ParkedRecord;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Turns records of the log into messages; what this service does not hear is skipped by its header, undecoded. */
public final class RecordReader<C> implements ParkedReader<C> {

    private final Set<String> hears;
    private final Hearing<C> hearing;
    private final InstantSource clock;

    private interface Hearing<C> {
        C hear(Message.Heard heard, Instant now);
    }

    private RecordReader(Set<String> hears, Hearing<C> hearing, InstantSource clock) {
        this.hears = hears;
        this.hearing = hearing;
        this.clock = clock;
    }

    public static <E, C> RecordReader<C> of(
            ServiceDefinition<?, E, C, ?, ?> definition, InstantSource clock) {
        var codec = definition.codec();
        var behaviour = definition.behaviour();
        return new RecordReader<>(
                definition.hears(),
                (heard, now) -> {
                    var event = heard.event();
                    return behaviour.hear(
                            codec.decode(event.topic(), event.type(), event.value()), now);
                },
                clock);
    }

    /** Whether the record is for this service, told by its headers alone; one without a type is, so that it is noticed. */
    public boolean hears(Headers headers) {
        var type = CloudEventHeaders.type(headers);
        return type.isEmpty() || hears.contains(type.get());
    }

    /**
     * @throws CloudEventHeaders.MalformedEventException when the record is no event
     * @throws EventCodec.UndecodableEventException when its value is not of its type
     */
    public Message<C> read(ConsumerRecord<String, byte[]> record) {
        var heard =
                new Message.Heard(
                        CloudEventHeaders.fromRecord(record), record.partition(), record.offset());
        var now = clock.instant();
        return Message.heard(heard, hearing.hear(heard, now), now);
    }

    @Override
    public Message<C> read(ParkedRecord parked) {
        return read(
                new ConsumerRecord<>(
                        parked.topic(),
                        parked.partition(),
                        parked.offset(),
                        ConsumerRecord.NO_TIMESTAMP,
                        TimestampType.NO_TIMESTAMP_TYPE,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        parked.streamId(),
                        parked.value(),
                        CloudEventHeaders.fromText(parked.headers()),
                        Optional.empty()));
    }
}
