package dev.orderlog.projections.wire;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.CloudEventHeaders.MalformedEventException;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.projections.audit.check.Place;
import dev.orderlog.projections.audit.export.Exported;
import dev.orderlog.projections.domain.OrderEvent;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Optional;
import java.util.Set;

/** Decodes a record of either topic, whatever it is. */
public final class PayloadReader {

    private static final Set<String> ORDER_EVENTS = EventReaders.names(OrderEvent.class);

    private final AvroFrames frames;

    PayloadReader(AvroFrames frames) {
        this.frames = frames;
    }

    /** @throws RegistryUnavailableException when the registry does not answer, after some patience */
    public Exported read(ConsumerRecord<String, byte[]> record) {
        var place = new Place(record.topic(), record.partition(), record.offset());
        try {
            var envelope = CloudEventHeaders.fromRecord(record);
            return new Exported.Event(place, envelope, frames.read(envelope));
        } catch (MalformedEventException | UndecodableException unreadable) {
            return new Exported.Unreadable(
                    place,
                    String.valueOf(record.key()),
                    String.valueOf(unreadable.getMessage()),
                    record.value() == null ? new byte[0] : record.value());
        }
    }

    /** What it means for an order's view; empty where it is about a SKU. */
    public static Optional<OrderEvent> orderEventOf(Exported.Event event) {
        return ORDER_EVENTS.contains(event.envelope().type())
                ? Optional.of(OrderWire.toDomain(event.payload()))
                : Optional.empty();
    }

    /** Whose order it is, where the payload is the one that says so. */
    public static String customerOf(Exported.Event event) {
        return event.payload() instanceof OrderPlaced placed ? placed.getCustomerId() : "";
    }
}
