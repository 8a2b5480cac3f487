package dev.orderlog.shipping.wire;

import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.schemas.AvroTrust;
import dev.orderlog.shipping.domain.ShippingEvent;
import dev.orderlog.shipping.domain.ShippingEvent.Heard;
import dev.orderlog.shipping.domain.ShippingEvent.Said;

import java.util.Optional;
import java.util.Set;

public final class ShippingCodec implements EventCodec<ShippingEvent> {

    public static final Set<String> HEARS =
            Set.of("OrderPlaced", "InventoryReserved", "OrderCancellationRequested");

    private final AvroFraming framing;

    public ShippingCodec(AvroFraming framing) {
        AvroTrust.give();
        this.framing = framing;
    }

    @Override
    public Encoded encode(String topic, ShippingEvent event) {
        var record =
                switch (event) {
                    case Said said -> EventWriter.toAvro(said);
                    case Heard heard ->
                            throw new IllegalArgumentException("not ours to say: " + heard);
                };
        return new Encoded(record.getSchema().getName(), framing.frame(topic, record));
    }

    @Override
    public ShippingEvent decode(String topic, String type, byte[] value) {
        var record = framing.read(topic, value);
        if (!record.getSchema().getName().equals(type)) {
            throw new UndecodableEventException(
                    "announced as %s but is %s".formatted(type, record.getSchema().getFullName()));
        }
        return EventReader.fromAvro(record);
    }

    @Override
    public Optional<String> subject(ShippingEvent event) {
        return Optional.of(event.orderId().toString());
    }
}
