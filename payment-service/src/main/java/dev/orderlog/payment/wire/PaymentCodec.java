package dev.orderlog.payment.wire;

import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.payment.domain.PaymentEvent;
import dev.orderlog.payment.domain.PaymentEvent.Heard;
import dev.orderlog.payment.domain.PaymentEvent.Said;
import dev.orderlog.schemas.AvroTrust;

import java.util.Optional;
import java.util.Set;

public final class PaymentCodec implements EventCodec<PaymentEvent> {

    public static final Set<String> HEARS =
            Set.of(
                    "OrderPlaced",
                    "OrderCancellationRequested",
                    "InventoryReleased",
                    "InventoryFailed");

    private final AvroFraming framing;

    public PaymentCodec(AvroFraming framing) {
        AvroTrust.give();
        this.framing = framing;
    }

    @Override
    public Encoded encode(String topic, PaymentEvent event) {
        var record =
                switch (event) {
                    case Said said -> EventWriter.toAvro(said);
                    case Heard heard ->
                            throw new IllegalArgumentException("not ours to say: " + heard);
                };
        return new Encoded(record.getSchema().getName(), framing.frame(topic, record));
    }

    @Override
    public PaymentEvent decode(String topic, String type, byte[] value) {
        var record = framing.read(topic, value);
        if (!record.getSchema().getName().equals(type)) {
            throw new UndecodableEventException(
                    "announced as %s but is %s".formatted(type, record.getSchema().getFullName()));
        }
        return EventReader.fromAvro(record);
    }

    @Override
    public Optional<String> subject(PaymentEvent event) {
        return Optional.of(event.orderId().toString());
    }
}
