package dev.orderlog.eventlog.batch;

import io.github.resilience4j.core.IntervalFunction;

import java.time.Duration;

/**
 * Exponential backoff with jitter: 1.5 to 2.5 times longer after each failed attempt, up to a limit.
 *
 * @param first pause after the first failure
 * @param longest pause that is never exceeded
 */
public record Backoff(Duration first, Duration longest) {

    private static final double MULTIPLIER = 2.0;
    private static final double JITTER = 0.25;

    /** @param failures how often it failed, 1 or more */
    public Duration after(int failures) {
        var intervals =
                IntervalFunction.ofExponentialRandomBackoff(first, MULTIPLIER, JITTER, longest);
        return Duration.ofMillis(intervals.apply(failures));
    }
}
