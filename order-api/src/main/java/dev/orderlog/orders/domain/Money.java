package dev.orderlog.orders.domain;

public record Money(long amountMinor, String currency) {

    public Money {
        if (amountMinor < 0) {
            throw new IllegalArgumentException("An amount is never negative: " + amountMinor);
        }
    }

    /** @throws ArithmeticException when the amount does not fit */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amountMinor, quantity), currency);
    }

    /** @throws ArithmeticException when the amount does not fit */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s".formatted(currency, other.currency));
        }
        return new Money(Math.addExact(amountMinor, other.amountMinor), currency);
    }
}
