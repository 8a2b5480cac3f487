package dev.orderlog.testkit.guarantee;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run as it was observed.
 *
 * @param source {@code ce_source} of the consumer
 * @param uncaused types that it may say without a cause, because a person asked
 * @param orders what may come of each order, poisoned ones included
 * @param facts the facts that must hold in the end
 * @param fed what the run put into the log, in that order
 * @param traces what was left behind when the run had settled
 * @param afterReset the same after every offset was set to the beginning once more; empty where that was not tried
 * @param sharing who had which partitions, for each time when more than one instance ran
 */
public record Observed(
        String source,
        Set<String> uncaused,
        Map<String, Expected> orders,
        Map<String, String> facts,
        List<Fed> fed,
        Traces traces,
        Optional<Traces> afterReset,
        List<Map<String, Set<String>>> sharing) {

    public Observed withTraces(Traces changed) {
        return new Observed(source, uncaused, orders, facts, fed, changed, afterReset, sharing);
    }

    public Observed withAfterReset(Traces changed) {
        return new Observed(
                source, uncaused, orders, facts, fed, traces, Optional.of(changed), sharing);
    }

    public Observed withFed(List<Fed> changed) {
        return new Observed(source, uncaused, orders, facts, changed, traces, afterReset, sharing);
    }

    public Observed withSharing(List<Map<String, Set<String>>> changed) {
        return new Observed(source, uncaused, orders, facts, fed, traces, afterReset, changed);
    }
}
