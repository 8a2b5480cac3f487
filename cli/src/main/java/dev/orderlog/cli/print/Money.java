package dev.orderlog.cli.print;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in minor units, shown with as many decimals as its currency has. */
public record Money(long amountMinor, String currency) {
    public static Money of(BigDecimal amount, String currency) {
        int decimals = decimals(currency);
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    "%s has more decimals than %s has (%d)"
                            .formatted(amount.toPlainString(), currency, decimals));
        }
        try {
            return new Money(amount.movePointRight(decimals).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    amount.toPlainString() + " is too large an amount", e);
        }
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amountMinor, quantity), currency);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(amountMinor, decimals(currency)).toPlainString() + " " + currency;
    }

    /** An unknown currency is the platform's to refuse; it is taken to have no decimals. */
    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
