package dev.orderlog.quickstart.chaos;

import java.util.Locale;

/** What was asked for, so that it can be asked for again. */
record Repeat(double minutes, long seed, double rate) {

    /** Faults and orders come in the same order again; when exactly depends on the machine. */
    String command() {
        return String.format(
                Locale.ROOT,
                "./orderlog chaos --minutes %s --seed %d --rate %s",
                number(minutes),
                seed,
                number(rate));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
