package dev.orderlog.orders.wire;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.orders.domain.OrderEvent;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

public final class OrderCodec implements EventCodec<OrderEvent> {

    public static final Set<String> HEARD =
            Arrays.stream(OrderEvent.Heard.class.getPermittedSubclasses())
                    .map(Class::getSimpleName)
                    .collect(toUnmodifiableSet());

    private final AvroFraming framing;

    public OrderCodec(AvroFraming framing) {
        this.framing = framing;
    }

    @Override
    public Encoded encode(String topic, OrderEvent event) {
        var written = EventWriter.write(event);
        return new Encoded(written.getSchema().getName(), framing.frame(topic, written));
    }

    @Override
    public OrderEvent decode(String topic, String type, byte[] value) {
        var read = framing.read(topic, value);
        if (!read.getSchema().getName().equals(type)) {
            throw new UndecodableEventException(
                    "announced as " + type + ", but the value is a " + read.getSchema().getName());
        }
        return EventReader.read(read);
    }

    @Override
    public Optional<String> subject(OrderEvent event) {
        return Optional.of(event.orderId().toString());
    }
}
