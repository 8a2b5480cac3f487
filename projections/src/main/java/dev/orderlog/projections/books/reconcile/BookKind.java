package dev.orderlog.projections.books.reconcile;

/** How two books can contradict each other. */
public enum BookKind {
    NOT_IN_LOG("committed by its service, but not in the log"),
    NOT_IN_TABLE("in the log, but its service has never said it"),
    NOT_THE_SAME("the same event with other contents"),

    CHARGE_NOT_IN_LOG("charged, but the log does not say so"),
    CHARGE_NOT_IN_LEDGER("the log says charged, the provider does not"),
    REFUND_NOT_IN_LOG("refunded, but the log does not say so"),
    REFUND_NOT_IN_LEDGER("the log says refunded, the provider does not"),
    CHARGED_TWICE("charged twice"),
    REFUNDED_TWICE("refunded twice"),
    NOT_REFUNDED("charged, cancelled, not refunded"),
    NOT_PAID("completed, but the money is not there"),
    WRONG_AMOUNT("an amount that is not the order's total");

    private final String meaning;

    BookKind(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
