package dev.orderlog.inventory.wire;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.inventory.domain.InventoryEvent;
import dev.orderlog.inventory.domain.StockEvent;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

public final class InventoryCodec implements EventCodec<InventoryEvent> {

    public static final Set<String> HEARD =
            Arrays.stream(InventoryEvent.Heard.class.getPermittedSubclasses())
                    .map(Class::getSimpleName)
                    .collect(toUnmodifiableSet());

    private final AvroFraming framing;

    public InventoryCodec(AvroFraming framing) {
        this.framing = framing;
    }

    @Override
    public Encoded encode(String topic, InventoryEvent event) {
        var written = EventWriter.write(event);
        return new Encoded(written.getSchema().getName(), framing.frame(topic, written));
    }

    @Override
    public InventoryEvent decode(String topic, String type, byte[] value) {
        var read = framing.read(topic, value);
        if (!read.getSchema().getName().equals(type)) {
            throw new UndecodableEventException(
                    "announced as " + type + ", but the value is a " + read.getSchema().getName());
        }
        return EventReader.read(read);
    }

    @Override
    public Optional<String> subject(InventoryEvent event) {
        return switch (event) {
            case InventoryEvent.Heard heard -> Optional.of(heard.orderId().toString());
            case InventoryEvent.Said said -> Optional.of(said.orderId().toString());
            case StockEvent stock -> Optional.of(stock.sku());
        };
    }
}
