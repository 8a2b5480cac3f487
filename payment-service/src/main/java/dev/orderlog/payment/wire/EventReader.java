package dev.orderlog.payment.wire;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
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

import org.apache.avro.specific.SpecificRecord;

final class EventReader {

    private EventReader() {}

    static PaymentEvent fromAvro(SpecificRecord record) {
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

    private static Money fromAvro(dev.orderlog.events.Money money) {
        return new Money(money.getAmountMinor(), money.getCurrency());
    }
}
