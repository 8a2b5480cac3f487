package dev.orderlog.system.platform.container;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips loudly where there is no Docker engine or no images. With {@code -Dorderlog.containers=required} it fails instead, with
 * {@code -Dorderlog.containers=off} nobody looks.
 */
public final class ContainersNeeded implements ExecutionCondition {

    private static final String OFF = "-Dorderlog.containers=off";
    private static final String HOW =
            "The same journeys run on embedded servers. docs/guides/containers.md says how to run"
                    + " them here.";

    private static @Nullable ConditionEvaluationResult result;

    @Override
    public synchronized ConditionEvaluationResult evaluateExecutionCondition(
            ExtensionContext context) {
        synchronized (ContainersNeeded.class) {
            if (result == null) {
                result = evaluate(System.getProperty("orderlog.containers", "auto"));
            }
            return result;
        }
    }

    private static ConditionEvaluationResult evaluate(String wanted) {
        return switch (wanted) {
            case "off" -> ConditionEvaluationResult.disabled(OFF);
            case "auto" ->
                    Obstacle.find()
                            .map(ContainersNeeded::skipped)
                            .orElseGet(() -> ConditionEvaluationResult.enabled("all is there"));
            case "required" -> {
                Obstacle.find()
                        .ifPresent(obstacle -> {
                            throw new AssertionError(obstacle);
                        });
                yield ConditionEvaluationResult.enabled("all is there");
            }
            case String other ->
                    throw new AssertionError(
                            "-Dorderlog.containers=%s: it can be auto, required or off"
                                    .formatted(other));
        };
    }

    private static ConditionEvaluationResult skipped(String obstacle) {
        var text =
                "NOT TESTED: the journeys of the system were not run on containers: %s.\n%s"
                        .formatted(obstacle, HOW);
        System.err.println("\n" + "!".repeat(80) + "\n" + text + "\n" + "!".repeat(80) + "\n");
        return ConditionEvaluationResult.disabled(obstacle);
    }
}
