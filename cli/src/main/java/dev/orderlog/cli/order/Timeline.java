package dev.orderlog.cli.order;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** An order's steps as {@code GET /orders/{id}/timeline} tells them. */
record Timeline(List<Step> steps) {

    record Step(
            String step,
            String state,
            String service,
            @Nullable String event,
            @Nullable List<String> awaits,
            @Nullable Instant since,
            @Nullable Instant endedAt,
            @Nullable Instant due,
            boolean overdue) {

        boolean isRunning(String name) {
            return step.equals(name) && state.equals("RUNNING");
        }
    }

    Timeline(@Nullable List<Step> steps) {
        this.steps = steps == null ? List.of() : List.copyOf(steps);
    }
}
