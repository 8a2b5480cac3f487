package dev.orderlog.quickstart.demo;

/** What somebody does with an order after placing it, or waits for before doing it. */
public sealed interface Act {

    /** Goes on when the order's history shows this event. */
    record Until(String event) implements Act {}

    /** The customer wants the order cancelled. */
    record Cancel() implements Act {}

    /** The carrier's driver takes the parcel. */
    record PickUp() implements Act {}

    /** The carrier hands the parcel over. */
    record Deliver() implements Act {}
}
