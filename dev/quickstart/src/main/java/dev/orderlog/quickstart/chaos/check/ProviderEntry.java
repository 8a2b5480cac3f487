package dev.orderlog.quickstart.chaos.check;

/** A line of the provider's ledger about money that moved. */
public record ProviderEntry(Kind kind, String orderId, long amountMinor, String reference) {

    public enum Kind {
        CHARGE,
        REFUND
    }
}
