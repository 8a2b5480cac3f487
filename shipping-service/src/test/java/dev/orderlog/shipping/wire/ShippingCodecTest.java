package dev.orderlog.shipping.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.events.OrderCompleted;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.shipping.domain.ShippingEvent;
import dev.orderlog.testkit.decider.EveryValue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;

class ShippingCodecTest {

    private static final String TOPIC = "order-events";
    private static final EveryValue EVERY = new EveryValue();

    private final AvroFraming framing = AvroFraming.against("mock://shipping-codec", true);
    private final ShippingCodec codec = new ShippingCodec(framing);

    @Test
    void every_said_event_reads_as_it_was_written() {
        assertThat(EVERY.of(ShippingEvent.Said.class))
                .allSatisfy(event -> {
                    var encoded = codec.encode(TOPIC, event);

                    assertThat(encoded.type()).isEqualTo(event.getClass().getSimpleName());
                    assertThat(codec.decode(TOPIC, encoded.type(), encoded.value()))
                            .isEqualTo(event);
                });
    }

    @Test
    void what_is_heard_is_what_the_domain_hears_and_the_published_language_has_it() {
        var heard =
                EveryValue.leaves(ShippingEvent.Heard.class).stream()
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet());

        assertThat(ShippingCodec.HEARS).isEqualTo(heard);
        assertThat(heard).allSatisfy(type -> EventSchemas.load().event(type));
    }

    @Test
    void what_is_said_is_what_the_catalogue_lets_shipping_say() {
        var allowed =
                EventSchemas.load().all().stream()
                        .filter(schema -> schema.emittedBy().equals("shipping-service"))
                        .map(schema -> schema.type())
                        .collect(Collectors.toSet());

        assertThat(EveryValue.leaves(ShippingEvent.Said.class))
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(allowed);
    }

    @Test
    void an_event_under_the_wrong_name_is_not_read() {
        var encoded =
                codec.encode(TOPIC, EVERY.of(ShippingEvent.ShipmentCancelled.class).getFirst());

        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(TOPIC, "ShipmentCreated", encoded.value()));
    }

    @Test
    void an_event_shipping_does_not_know_and_bytes_that_are_none_are_not_read() {
        var unknown = framing.frame(TOPIC, new OrderCompleted(UUID.randomUUID(), Instant.EPOCH));

        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(TOPIC, "OrderCompleted", unknown));
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(TOPIC, "OrderPlaced", new byte[] {1, 2, 3}));
    }
}
