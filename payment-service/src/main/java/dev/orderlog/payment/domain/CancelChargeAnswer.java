package dev.orderlog.payment.domain;

/** Whatever the answer, no later attempt at this charge can succeed. */
public sealed interface CancelChargeAnswer {

    record NotCharged() implements CancelChargeAnswer {}

    record AlreadyCharged(String providerReference) implements CancelChargeAnswer {}
}
