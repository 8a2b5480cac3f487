package dev.orderlog.payment.wire;

import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.InventoryReleased;
import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCancelled;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.payment.domain.DeclineReason;
import dev.orderlog.payment.domain.Money;
import dev.orderlog.payment.domain.PaymentEvent;
import dev.orderlog.payment.domain.PaymentEvent.Heard;
import dev.orderlog.payment.domain.PaymentEvent.Said;
import dev.orderlog.schemas.AvroTrust;

import org.apache.avro.specific.SpecificRecord;

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
                    case Said said -> toAvro(said);
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
        return fromAvro(record);
    }

    private static SpecificRecord toAvro(Said event) {
        return switch (event) {
            case PaymentEvent.PaymentCharged charged ->
                    PaymentCharged.newBuilder()
                            .setOrderId(charged.orderId())
                            .setAmount(toAvro(charged.amount()))
                            .setProviderReference(charged.providerReference())
                            .setChargedAt(charged.chargedAt())
                            .build();
            case PaymentEvent.PaymentFailed failed ->
                    PaymentFailed.newBuilder()
                            .setOrderId(failed.orderId())
                            .setReason(failed.reason().code())
                            .setFailedAt(failed.failedAt())
                            .build();
            case PaymentEvent.PaymentRefunded refunded ->
                    PaymentRefunded.newBuilder()
                            .setOrderId(refunded.orderId())
                            .setAmount(toAvro(refunded.amount()))
                            .setProviderReference(refunded.providerReference())
                            .setRefundedAt(refunded.refundedAt())
                            .build();
            case PaymentEvent.PaymentCancelled cancelled ->
                    PaymentCancelled.newBuilder()
                            .setOrderId(cancelled.orderId())
                            .setCancelledAt(cancelled.cancelledAt())
                            .build();
        };
    }

    private static PaymentEvent fromAvro(SpecificRecord record) {
        return switch (record) {
            case OrderPlaced placed ->
                    new PaymentEvent.OrderPlaced(
                            placed.getOrderId(),
                            fromAvro(placed.getTotal()),
                            placed.getPaymentToken());
            case OrderCancellationRequested requested ->
                    new PaymentEvent.OrderCancellationRequested(requested.getOrderId());
            case InventoryReleased released ->
                    new PaymentEvent.InventoryReleased(released.getOrderId());
            case InventoryFailed failed -> new PaymentEvent.InventoryFailed(failed.getOrderId());
            case PaymentCharged charged ->
                    new PaymentEvent.PaymentCharged(
                            charged.getOrderId(),
                            fromAvro(charged.getAmount()),
                            charged.getProviderReference(),
                            charged.getChargedAt());
            case PaymentFailed failed ->
                    new PaymentEvent.PaymentFailed(
                            failed.getOrderId(),
                            DeclineReason.of(failed.getReason()),
                            failed.getFailedAt());
            case PaymentRefunded refunded ->
                    new PaymentEvent.PaymentRefunded(
                            refunded.getOrderId(),
                            fromAvro(refunded.getAmount()),
                            refunded.getProviderReference(),
                            refunded.getRefundedAt());
            case PaymentCancelled cancelled ->
                    new PaymentEvent.PaymentCancelled(
                            cancelled.getOrderId(), cancelled.getCancelledAt());
            default ->
                    throw new UndecodableEventException(
                            "payment does not know " + record.getSchema().getFullName());
        };
    }

    private static dev.orderlog.events.Money toAvro(Money money) {
        return new dev.orderlog.events.Money(money.amountMinor(), money.currency());
    }

    private static Money fromAvro(dev.orderlog.events.Money money) {
        return new Money(money.getAmountMinor(), money.getCurrency());
    }
}
