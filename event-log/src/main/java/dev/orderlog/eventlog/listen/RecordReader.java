package dev.orderlog.eventlog.listen;

import dev.orderlog.eventlog.batch.BatchRunner.ParkedReader;
import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.batch.EventCodec.UnknownTypeException;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.CloudEventHeaders.WrongKeyException;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.store.ParkedRecord;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Turns records of the log into messages. What this service does not hear is skipped by its header, undecoded, as long as the
 * published language knows its type; a type that nobody has heard of is loud.
 */
public final class RecordReader<C> implements ParkedReader<C> {

    private final Set<String> hears;
    private final Set<String> known;
    private final UnknownTypes unknownTypes;
    private final Hearing<C> hearing;
    private final Decoding decoding;
    private final InstantSource clock;

    /** What becomes of a type that neither this service nor the published language, as this process knows it, has. */
    public enum UnknownTypes {
        PARK,
        SKIP
    }

    private interface Hearing<C> {
        C hear(Message.Heard heard, Instant now);
    }

    private interface Decoding {
        String typeOf(String topic, String type, byte[] value);
    }

    private RecordReader(
            Set<String> hears,
            Set<String> known,
            UnknownTypes unknownTypes,
            Hearing<C> hearing,
            Decoding decoding,
            InstantSource clock) {
        this.hears = hears;
        this.known = known;
        this.unknownTypes = unknownTypes;
        this.hearing = hearing;
        this.decoding = decoding;
        this.clock = clock;
    }

    public static <E, C> RecordReader<C> of(
            ServiceDefinition<?, E, C, ?, ?> definition,
            UnknownTypes unknownTypes,
            InstantSource clock) {
        var codec = definition.codec();
        var behaviour = definition.behaviour();
        return new RecordReader<>(
                definition.hears(),
                definition.language(),
                unknownTypes,
                (heard, now) -> {
                    var event = heard.event();
                    var read = codec.decode(event.topic(), event.type(), event.value());
                    codec.subject(read)
                            .filter(about -> !about.equals(event.subject()))
                            .ifPresent(about -> {
                                throw new WrongKeyException(
                                        "the value is about %s, not about %s"
                                                .formatted(about, event.subject()));
                            });
                    return behaviour.hear(read, now);
                },
                (topic, type, value) -> codec.decode(topic, type, value).getClass().getSimpleName(),
                clock);
    }

    /** Whether the record is to be read, told by its headers alone; one without a type is, so that it is noticed. */
    public boolean hears(Headers headers) {
        return CloudEventHeaders.type(headers)
                .map(type -> hears.contains(type) || isUnknown(type))
                .orElse(true);
    }

    /**
     * @throws UnknownTypeException when nobody has heard of its type
     * @throws CloudEventHeaders.MalformedEventException when the record is no event
     * @throws EventCodec.UndecodableEventException when its value is not of its type
     */
    public Message<C> read(ConsumerRecord<String, byte[]> record) {
        var type = CloudEventHeaders.type(record.headers());
        if (type.filter(this::isUnknown).isPresent()) {
            throw new UnknownTypeException(
                    "type %s is none that this version of the service knows".formatted(type.get()));
        }
        var heard =
                new Message.Heard(
                        CloudEventHeaders.fromRecord(record),
                        record.headers(),
                        record.partition(),
                        record.offset());
        var now = clock.instant();
        return Message.heard(heard, hearing.hear(heard, now), now);
    }

    @Override
    public Optional<Message<C>> read(ParkedRecord parked) {
        return hears(parked.headers()) ? Optional.of(read(record(parked))) : Optional.empty();
    }

    /**
     * The type that a record's value is read as now, whatever else is wrong with the record.
     *
     * @throws EventCodec.UndecodableEventException when it cannot be read
     */
    public String decodesAs(ParkedRecord parked) {
        if (parked.type() == null || parked.value() == null) {
            throw new UndecodableEventException(
                    parked.value() == null ? "there is no value" : "no type is announced");
        }
        return decoding.typeOf(parked.topic(), parked.type(), parked.value());
    }

    private boolean isUnknown(String type) {
        return unknownTypes == UnknownTypes.PARK && !hears.contains(type) && !known.contains(type);
    }

    private static ConsumerRecord<String, byte[]> record(ParkedRecord parked) {
        return new ConsumerRecord<>(
                parked.topic(),
                parked.partition(),
                parked.offset(),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                parked.key(),
                parked.value(),
                parked.headers(),
                Optional.empty());
    }
}
