package dev.orderlog.projections.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.event.Checksum;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.CloudEventHeaders.MalformedEventException;
import dev.orderlog.eventlog.event.CloudEventHeaders.WrongKeyException;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.projections.audit.check.Kind;
import dev.orderlog.projections.audit.check.LogEvent;
import dev.orderlog.projections.audit.check.LogEvent.Seal;
import dev.orderlog.projections.audit.check.Met;
import dev.orderlog.projections.audit.check.Place;
import dev.orderlog.projections.audit.check.Stray;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

import java.util.Set;

/** Reads every record of the log for the check; nothing makes it stop but a registry that does not answer. */
public final class LogEventReader {

    private final Set<String> types;
    private final AvroFrames frames;
    private final String keyField;

    /** @param keyField the payload's field that says what it is about */
    LogEventReader(Set<String> types, AvroFrames frames, String keyField) {
        this.types = types;
        this.frames = frames;
        this.keyField = keyField;
    }

    /**
     * @param partitions how many the topic has
     * @throws RegistryUnavailableException when the registry does not answer, after some patience
     */
    public Met read(ConsumerRecord<String, byte[]> record, int partitions) {
        var place = new Place(record.topic(), record.partition(), record.offset());
        var key = String.valueOf(record.key());
        try {
            var envelope = CloudEventHeaders.fromRecord(record);
            if (partitionOf(key, partitions) != record.partition()) {
                return new Stray(
                        place,
                        key,
                        Kind.WRONG_PARTITION,
                        "its partition is " + partitionOf(key, partitions));
            }
            return event(place, record, envelope);
        } catch (WrongKeyException wrongKey) {
            return new Stray(place, key, Kind.WRONG_KEY, String.valueOf(wrongKey.getMessage()));
        } catch (MalformedEventException malformed) {
            return new Stray(place, key, Kind.UNREADABLE, String.valueOf(malformed.getMessage()));
        }
    }

    private Met event(Place place, ConsumerRecord<String, byte[]> record, Envelope envelope) {
        Fact fact;
        try {
            var value = value(envelope);
            var about = String.valueOf(value.get(value.getSchema().getField(keyField).pos()));
            if (!about.equals(envelope.subject())) {
                return new Stray(
                        place, envelope.subject(), Kind.WRONG_KEY, "the value is about " + about);
            }
            fact = Facts.of(value);
        } catch (UndecodableException undecodable) {
            fact = new Fact.Unreadable(String.valueOf(undecodable.getMessage()));
        }
        return new LogEvent(
                place,
                envelope.subject(),
                envelope.id(),
                envelope.type(),
                envelope.source(),
                envelope.sequence(),
                envelope.causationId(),
                envelope.time(),
                CloudEventHeaders.lsn(record.headers()).orElse(LogEvent.NO_LSN),
                fact,
                seal(record),
                Fingerprint.of(record));
    }

    private static Seal seal(ConsumerRecord<String, byte[]> record) {
        return Checksum.agrees(record)
                .map(agrees -> agrees ? Seal.INTACT : Seal.BROKEN)
                .orElse(Seal.NONE);
    }

    private SpecificRecord value(Envelope envelope) {
        if (!types.contains(envelope.type())) {
            throw new UndecodableException("no such type in this topic");
        }
        return frames.read(envelope);
    }

    /** As every producer of Kafka chooses it. */
    private static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }
}
