package dev.orderlog.payment.wire;

import dev.orderlog.events.PaymentCancelled;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.payment.domain.Money;
import dev.orderlog.payment.domain.PaymentEvent;

import org.apache.avro.specific.SpecificRecord;

final class EventWriter {

    private EventWriter() {}

    static SpecificRecord toAvro(PaymentEvent.Said event) {
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

    private static dev.orderlog.events.Money toAvro(Money money) {
        return new dev.orderlog.events.Money(money.amountMinor(), money.currency());
    }
}
