package dev.orderlog.quickstart.demo;

/** What the carrier's ledger says about one order. */
public record CarrierBook(int labels, int voids) {

    public static CarrierBook noLabel() {
        return new CarrierBook(0, 0);
    }

    public static CarrierBook labelBought() {
        return new CarrierBook(1, 0);
    }

    public static CarrierBook labelVoided() {
        return new CarrierBook(1, 1);
    }

    @Override
    public String toString() {
        return labels == 0 && voids == 0
                ? "no label"
                : "%d bought, %d voided".formatted(labels, voids);
    }
}
