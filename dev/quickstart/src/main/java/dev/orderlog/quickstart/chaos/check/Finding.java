package dev.orderlog.quickstart.chaos.check;

/**
 * Something that the check has noticed.
 *
 * @param subject the order, SKU or customer it is about
 * @param detail what and where, for a person who looks into it
 */
public record Finding(Kind kind, String subject, String detail) {

    /** What can be wrong; of all but the tolerated kinds there must be none. */
    public enum Kind {
        LOST("accepted, but not in the log"),
        UNANSWERED("no definite answer to an order"),
        REFUSED("a well-formed order refused"),
        PLACED_TWICE("one request, several orders"),
        NOT_HEALED("a process that did not become ready again"),
        NOT_ENDED("neither ended nor waiting for a person"),

        REPEATED("the same record again, byte for byte, by a relay that was paused", true),
        REPEATED_UNPAUSED("the same record again, though no instance of its service was paused"),
        DUPLICATE("one event id, different records"),
        MALFORMED("a record that cannot be read"),
        SEQUENCE("a gap, a repeat or a step back in what one source says of one order"),
        EFFECT_BEFORE_CAUSE("an event without its cause before it"),
        SAID_TWICE("something that happens once, said twice"),
        CONTRADICTORY_END("more than one terminal event"),

        CHARGED_TWICE("charged twice"),
        REFUNDED_TWICE("refunded twice"),
        NOT_REFUNDED("charged, cancelled, not refunded"),
        NOT_PAID("completed, but the money is not there"),
        WRONG_AMOUNT("an amount that is not the order's total"),
        CHARGE_NOT_IN_LOG("charged, but the log does not say so"),
        CHARGE_NOT_IN_LEDGER("the log says charged, the provider does not"),
        REFUND_NOT_IN_LOG("refunded, but the log does not say so"),
        REFUND_NOT_IN_LEDGER("the log says refunded, the provider does not"),

        TWO_LABELS("two labels bought"),
        LABEL_NOT_IN_LOG("a label bought, but the log does not say so"),
        LABEL_NOT_IN_LEDGER("the log names a label that the carrier does not know"),
        LABEL_NOT_VOIDED("no parcel leaves, but the label was not given back"),
        SENT_LABEL_VOIDED("the label of a parcel on its way was given back"),

        STOCK_NEGATIVE("stock below zero"),
        STOCK_STEPS("levels in the log that do not follow from each other"),
        STOCK_AND_ORDERS("what was held for an order differs between its events and its SKUs'"),
        STOCK_SUM("levels that are not what came in less what is held"),

        PARKED("put aside for a person"),
        VIEW("the order as shown is not the order in the log");

        private final String meaning;
        private final boolean tolerated;

        Kind(String meaning) {
            this(meaning, false);
        }

        Kind(String meaning, boolean tolerated) {
            this.meaning = meaning;
            this.tolerated = tolerated;
        }

        public String meaning() {
            return meaning;
        }

        /** Whether there may be some: counted and named, but no failure. */
        public boolean tolerated() {
            return tolerated;
        }
    }
}
