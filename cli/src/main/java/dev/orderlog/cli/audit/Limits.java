package dev.orderlog.cli.audit;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Numbers that must be something. */
final class Limits {
    private Limits() {}

    static void atLeast(long min, String option, long value, CommandLine line) {
        if (value < min) {
            throw new ParameterException(
                    line, "%s must be at least %d, not %d".formatted(option, min, value));
        }
    }
}
