package dev.orderlog.quickstart.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number at the end of a test token. */
final class Amount {
    static final int MAX = 600_000;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");

    private Amount() {}

    static Optional<Integer> of(String text) {
        return Optional.of(text)
                .filter(digits -> DIGITS.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> number <= MAX);
    }
}
