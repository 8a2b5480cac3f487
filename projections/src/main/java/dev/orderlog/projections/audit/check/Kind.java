package dev.orderlog.projections.audit.check;

/** What can be wrong with a log; of all but the permitted kinds there must be none. */
public enum Kind {
    REPEATED("the same record again, byte for byte, as a relay repeats it that was paused", true),
    DUPLICATE("one event id, different records"),
    UNREADABLE("a record that does not decode"),
    ALTERED("bytes that are not those that were sent"),
    WRONG_KEY("a key that is not what the record is about"),
    WRONG_PARTITION("a record in another partition than its key's"),
    WRONG_SOURCE("an event of a service that does not say such events"),

    MISSING("a number that its source's events skip"),
    NUMBER_TWICE("one number, two events of one source"),
    OUT_OF_ORDER("an event that stands behind a later one of its source"),
    CAUSE_MISSING("an event whose cause is not in its order"),
    CAUSE_LATER("an event that stands before its cause"),
    UNCAUSED("an event without any of those that lead to it"),

    SAID_TWICE("something that happens once, said twice"),
    ENDED_TWICE("more than one end of an order"),
    STALLED("an order that does not go on, though a service should have answered"),

    CHARGE_WITHOUT_ORDER("charged, but never placed"),
    REFUND_WITHOUT_CHARGE("refunded, but never charged"),
    RELEASE_WITHOUT_RESERVATION("released, but never reserved"),
    WRONG_AMOUNT("an amount that is not the one charged, or not the order's total"),
    WRONG_LINES("goods that are not those of the order, or not those reserved"),

    STOCK_NEGATIVE("stock below zero"),
    STOCK_STEPS("levels that do not follow from each other"),
    STOCK_AND_ORDERS("what is held for an order differs between its events and its SKUs'");

    private final String meaning;
    private final boolean permitted;

    Kind(String meaning) {
        this(meaning, false);
    }

    Kind(String meaning, boolean permitted) {
        this.meaning = meaning;
        this.permitted = permitted;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether there may be some: counted and named, but no damage. */
    public boolean permitted() {
        return permitted;
    }
}
