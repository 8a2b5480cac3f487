package dev.orderlog.quickstart.chaos.check;

/** A line of the carrier's ledger about a label that was bought or taken back. */
public record CarrierEntry(Kind kind, String orderId, String labelId) {

    public enum Kind {
        LABEL,
        VOID
    }
}
