package dev.orderlog.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.events.Address;
import dev.orderlog.events.Line;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentExpired;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.inventory.domain.InventoryEvent;
import dev.orderlog.inventory.domain.InventoryEvent.Heard;
import dev.orderlog.inventory.domain.InventoryEvent.Said;
import dev.orderlog.inventory.domain.StockEvent;
import dev.orderlog.inventory.domain.StockLine;
import dev.orderlog.schemas.AvroTrust;
import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.decider.EveryValue;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class InventoryCodecTest {

    private static final String TOPIC = "order-events";
    private static final UUID ORDER = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    static {
        AvroTrust.give();
    }

    private final AvroFraming framing = AvroFraming.against("mock://inventory", true);
    private final InventoryCodec codec = new InventoryCodec(framing);

    static Stream<InventoryEvent> saidEvents() {
        var values = new EveryValue();
        return Stream.concat(values.of(Said.class).stream(), values.of(StockEvent.class).stream());
    }

    @ParameterizedTest
    @MethodSource("saidEvents")
    void what_is_said_reads_back_as_it_was(InventoryEvent event) {
        var encoded = codec.encode(TOPIC, event);
        assertThat(encoded.type()).isEqualTo(event.getClass().getSimpleName());
        assertThat(codec.decode(TOPIC, encoded.type(), encoded.value())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("heardRecords")
    void what_is_heard_reads_as_the_event_of_that_name(SpecificRecord heard) {
        var type = heard.getSchema().getName();
        var event = codec.decode(TOPIC, type, framing.frame(TOPIC, heard));
        assertThat(event).isInstanceOf(Heard.class);
        assertThat(event.getClass().getSimpleName()).isEqualTo(type);
        assertThat(((Heard) event).orderId()).isEqualTo(ORDER);
    }

    @Test
    void every_event_that_can_be_heard_was_read_here_and_stands_in_the_catalogue() {
        assertThat(heardRecords().map(heard -> heard.getSchema().getName()))
                .containsExactlyInAnyOrderElementsOf(InventoryCodec.HEARD);
        assertThat(InventoryCodec.HEARD)
                .allMatch(type -> TopicCatalogue.load().event(type).isPresent());
    }

    @Test
    void the_lines_of_an_order_are_what_is_to_be_reserved() {
        var event = codec.decode(TOPIC, "OrderPlaced", framing.frame(TOPIC, placed()));
        assertThat(event)
                .isEqualTo(new InventoryEvent.OrderPlaced(ORDER, List.of(new StockLine("cup", 2))));
    }

    static Stream<SpecificRecord> heardRecords() {
        return Stream.of(
                placed(),
                new OrderCancellationRequested(ORDER, "customer_request", NOW),
                new PaymentCharged(ORDER, new Money(900L, "EUR"), "ch_1", NOW),
                new ShipmentCancelled(ORDER, null, NOW),
                new ShipmentFailed(ORDER, "address_rejected", NOW),
                new ShipmentExpired(ORDER, NOW, NOW));
    }

    private static OrderPlaced placed() {
        return new OrderPlaced(
                ORDER,
                "customer-1",
                List.of(new Line("cup", 2, new Money(450L, "EUR"))),
                new Money(900L, "EUR"),
                "tok_approve",
                "standard",
                new Address("Ada", "Main Street 1", null, "Berlin", "10115", "DE"),
                NOW);
    }

    @Test
    void everything_the_catalogue_lets_inventory_say_is_said_and_nothing_else() {
        assertThat(saidEvents().map(event -> event.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(
                        TopicCatalogue.load().emittedBy("inventory-service").stream()
                                .map(Topic.Event::type)
                                .toList());
    }

    @Test
    void an_event_of_others_that_inventory_does_not_know_is_not_read_as_anything() {
        var refunded = new PaymentRefunded(ORDER, new Money(1L, "EUR"), "re_1", NOW);
        var bytes = framing.frame(TOPIC, refunded);
        assertThatThrownBy(() -> codec.decode(TOPIC, "PaymentRefunded", bytes))
                .isInstanceOf(UndecodableEventException.class);
        assertThatThrownBy(() -> codec.decode(TOPIC, "PaymentCharged", bytes))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("announced as PaymentCharged");
    }
}
