package dev.orderlog.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * One measure beside its limit, or beside a peer, both taken in the same run.
 *
 * @param limit null where the goal is in the unit of the measure itself
 * @param wrong what the run did that it must not: any entry makes the number worthless
 * @param details whatever else was seen, for the JSON
 */
public record Row(
        String measure,
        Quantity ours,
        @Nullable Quantity limit,
        Goal goal,
        List<String> wrong,
        Map<String, Object> details) {

    public Row {
        wrong = List.copyOf(wrong);
        details = Map.copyOf(details);
    }

    /** What the goal is about: ours over the limit, or ours alone. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public double measured() {
        return limit == null ? ours.value() : ours.value() / limit.value();
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Goal.Verdict verdict() {
        return wrong.isEmpty() ? goal.of(measured()) : Goal.Verdict.MISSED;
    }
}
