package dev.orderlog.payment.gateway;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.payment.domain.CancelChargeAnswer;
import dev.orderlog.payment.domain.ChargeAnswer;

/** Acts once per key, however often it is asked. Without a definite answer every method throws. */
public interface PaymentProvider {

    ChargeAnswer charge(String key, ChargeRequest charge)
            throws CallFailedException, InterruptedException;

    CancelChargeAnswer cancelCharge(String key, String chargeKey)
            throws CallFailedException, InterruptedException;

    /** @return the provider's reference of the refund */
    String refund(String key, RefundRequest refund)
            throws CallFailedException, InterruptedException;
}
