package dev.orderlog.shipping.domain;

public sealed interface VoidAnswer {

    record Voided() implements VoidAnswer {}

    record TooLate() implements VoidAnswer {}
}
