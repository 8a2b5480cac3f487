package dev.orderlog.orders.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.InventoryReleased;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.PaymentCancelled;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.events.ShipmentCancellationRejected;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.events.ShipmentExpired;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.orders.domain.OrderEvent;
import dev.orderlog.orders.domain.OrderEvent.Heard;
import dev.orderlog.orders.domain.OrderEvent.Said;
import dev.orderlog.orders.domain.Reason;
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

class OrderCodecTest {

    private static final String TOPIC = "order-events";
    private static final UUID ORDER = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final dev.orderlog.events.Money MONEY =
            new dev.orderlog.events.Money(900L, "EUR");

    static {
        AvroTrust.give();
    }

    private final AvroFraming framing = AvroFraming.against("mock://orders", true);
    private final OrderCodec codec = new OrderCodec(framing);

    static Stream<Said> saidEvents() {
        return new EveryValue().of(Said.class).stream();
    }

    @ParameterizedTest
    @MethodSource("saidEvents")
    void what_is_said_reads_back_as_it_was(OrderEvent event) {
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
        assertThat(event.orderId()).isEqualTo(ORDER);
    }

    @Test
    void the_reason_of_a_rejection_is_kept() {
        var rejected = new ShipmentCancellationRejected(ORDER, "carrier_refused", NOW);
        assertThat(
                        codec.decode(
                                TOPIC,
                                "ShipmentCancellationRejected",
                                framing.frame(TOPIC, rejected)))
                .isEqualTo(
                        new OrderEvent.ShipmentCancellationRejected(
                                ORDER, new Reason("carrier_refused")));
    }

    @Test
    void every_event_that_can_be_heard_was_read_here_and_stands_in_the_catalogue() {
        assertThat(heardRecords().map(heard -> heard.getSchema().getName()))
                .containsExactlyInAnyOrderElementsOf(OrderCodec.HEARD);
        assertThat(OrderCodec.HEARD)
                .allMatch(type -> TopicCatalogue.load().event(type).isPresent());
    }

    @Test
    void everything_the_catalogue_lets_order_api_say_is_said_and_nothing_else() {
        assertThat(saidEvents().map(event -> event.getClass().getSimpleName()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        TopicCatalogue.load().emittedBy("order-api").stream()
                                .map(Topic.Event::type)
                                .toList());
    }

    @Test
    void an_event_of_others_that_order_api_does_not_know_is_not_read_as_anything() {
        var bytes = framing.frame(TOPIC, new InventoryReleased(ORDER, List.of(), NOW));
        assertThatThrownBy(() -> codec.decode(TOPIC, "InventoryReleased", bytes))
                .isInstanceOf(UndecodableEventException.class);
        assertThatThrownBy(() -> codec.decode(TOPIC, "PaymentCharged", bytes))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("announced as PaymentCharged");
    }

    static Stream<SpecificRecord> heardRecords() {
        return Stream.of(
                new PaymentCharged(ORDER, MONEY, "ch_1", NOW),
                new PaymentFailed(ORDER, "declined", NOW),
                new PaymentRefunded(ORDER, MONEY, "re_1", NOW),
                new PaymentCancelled(ORDER, NOW),
                new InventoryReserved(ORDER, List.of(), NOW),
                new InventoryFailed(ORDER, List.of(), NOW),
                new ShipmentCreated(ORDER, "sandbox", "label-1", "track-1", NOW, NOW),
                new ShipmentFailed(ORDER, "address_rejected", NOW),
                new ShipmentExpired(ORDER, NOW, NOW),
                new ShipmentDelivered(ORDER, NOW),
                new ShipmentCancellationRejected(ORDER, "carrier_refused", NOW));
    }
}
