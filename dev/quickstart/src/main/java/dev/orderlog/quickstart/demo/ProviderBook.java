package dev.orderlog.quickstart.demo;

/** What the provider's ledger says about one order. */
public record ProviderBook(int charges, int refunds, long netMinor) {

    public static ProviderBook nothingCharged() {
        return new ProviderBook(0, 0, 0);
    }

    public static ProviderBook chargedOnce(long amountMinor) {
        return new ProviderBook(1, 0, amountMinor);
    }

    public static ProviderBook chargedAndRefunded() {
        return new ProviderBook(1, 1, 0);
    }

    @Override
    public String toString() {
        return charges == 0 && refunds == 0
                ? "nothing charged"
                : "%s, %s, net %d.%02d"
                        .formatted(
                                times(charges, "charge"),
                                times(refunds, "refund"),
                                netMinor / 100,
                                netMinor % 100);
    }

    private static String times(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
