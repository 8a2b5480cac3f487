package dev.orderlog.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: grouped, with as many digits as they deserve. */
public final class Figures {

    /** More than any measure is good for; takes away what only binary fractions added. */
    private static final MathContext MEANT = new MathContext(9);

    private static final String NO_NUMBER = "?";

    private Figures() {}

    /** {@code 6,912}, {@code 83.4}, {@code 1.48}, {@code 0.853}. */
    public static String rounded(double value) {
        return rounded(value, RoundingMode.HALF_UP);
    }

    /** Rounded to our disadvantage: what just misses a bar never reads as if it had reached it. */
    static String againstUs(double value, Goal.Direction direction) {
        return rounded(
                value,
                switch (direction) {
                    case AT_LEAST -> RoundingMode.FLOOR;
                    case AT_MOST -> RoundingMode.CEILING;
                });
    }

    /** A bar as it was set: {@code 0.8}, {@code 256}. */
    static String bar(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** All its digits, grouped: the label of an axis. */
    static String grouped(double value) {
        var meant = BigDecimal.valueOf(value).round(MEANT).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, meant.scale()) + "f", meant);
    }

    static String percent(double share) {
        return Double.isFinite(share) ? rounded(share * 100) + " %" : NO_NUMBER;
    }

    private static String rounded(double value, RoundingMode mode) {
        if (!Double.isFinite(value)) {
            return NO_NUMBER;
        }
        var meant = BigDecimal.valueOf(value).round(MEANT);
        var shown = meant.setScale(decimals(meant.abs().doubleValue()), mode);
        return String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown);
    }

    private static int decimals(double magnitude) {
        if (magnitude == 0 || magnitude >= 100) {
            return 0;
        }
        if (magnitude >= 10) {
            return 1;
        }
        return magnitude >= 1 ? 2 : 2 - (int) Math.floor(Math.log10(magnitude));
    }
}
