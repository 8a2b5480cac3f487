package dev.orderlog.projections.wire;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.CloudEventHeaders.MalformedEventException;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.DeadLetter.Reason;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Set;
import java.util.function.Function;

/** Reads a record by its headers first: a type that is not known is never decoded. */
public final class EventReader<E> {

    private final Set<String> types;
    private final AvroFrames frames;
    private final Function<SpecificRecord, E> toDomain;
    private final Function<E, String> keyOf;

    EventReader(
            Set<String> types,
            AvroFrames frames,
            Function<SpecificRecord, E> toDomain,
            Function<E, String> keyOf) {
        this.types = types;
        this.frames = frames;
        this.toDomain = toDomain;
        this.keyOf = keyOf;
    }

    public Reading<E> read(ConsumerRecord<String, byte[]> record) {
        try {
            Envelope envelope = CloudEventHeaders.fromRecord(record);
            return types.contains(envelope.type())
                    ? decode(envelope)
                    : new Reading.Unreadable<>(
                            Reason.UNKNOWN_TYPE, envelope.type() + " is not known here");
        } catch (MalformedEventException malformed) {
            return new Reading.Unreadable<>(
                    Reason.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private Reading<E> decode(Envelope envelope) {
        E event;
        try {
            event = toDomain.apply(frames.read(envelope));
        } catch (UndecodableException undecodable) {
            return new Reading.Unreadable<>(
                    Reason.UNDECODABLE, String.valueOf(undecodable.getMessage()));
        }
        String key = keyOf.apply(event);
        return key.equals(envelope.subject())
                ? new Reading.Event<>(envelope, event)
                : new Reading.Unreadable<>(Reason.WRONG_KEY, "the value is about " + key);
    }
}
