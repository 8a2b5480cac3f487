package dev.orderlog.payment.domain;

public sealed interface ChargeAnswer {

    record Approved(String providerReference) implements ChargeAnswer {}

    record Declined(DeclineReason reason) implements ChargeAnswer {}

    /** The charge was cancelled at the provider before it could succeed, and never will. */
    record Cancelled() implements ChargeAnswer {}
}
