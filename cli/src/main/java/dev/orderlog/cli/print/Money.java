package dev.orderlog.cli.print;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalInt;

/** An amount in minor units, shown with as many decimals as its currency has. */
public record Money(long amountMinor, String currency) {
    /** @throws IllegalArgumentException in words for a person, when there is no such amount */
    public static Money of(BigDecimal amount, String currency) {
        int decimals =
                decimals(currency)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "'" + currency + "' is not a currency such as EUR"));
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

    /** A currency this machine does not know is shown without decimals. */
    @Override
    public String toString() {
        int decimals = decimals(currency).orElse(0);
        return BigDecimal.valueOf(amountMinor, decimals).toPlainString() + " " + currency;
    }

    private static OptionalInt decimals(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? OptionalInt.empty() : OptionalInt.of(digits);
        } catch (IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }
}
