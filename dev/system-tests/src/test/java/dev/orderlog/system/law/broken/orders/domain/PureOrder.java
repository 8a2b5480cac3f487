package dev.orderlog.system.law.broken.orders.domain;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The one class here that breaks nothing. */
public record PureOrder(List<String> lines, Instant placedAt, @Nullable String note) {

    sealed interface Step {
        record Waiting(Instant since) implements Step {}

        record Done() implements Step {}
    }

    boolean isOverdue(Step step, Instant now) {
        return switch (step) {
            case Step.Waiting(Instant since) -> since.plus(Duration.ofMinutes(15)).isBefore(now);
            case Step.Done() -> lines.stream().anyMatch(String::isEmpty);
        };
    }
}
