package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Every event names its cause, the cause stands in the log, and where both have the same key, before its effect. Every event of an
 * order carries the order's id as its correlation id.
 *
 * <p>Not promised: a cause for what a person asked; positions among different partitions.
 */
public record CausesPrecedeEffects() implements Guarantee {

    @Override
    public String promise() {
        return "every effect names a cause that stands before it";
    }

    @Override
    public List<String> violations(Observed run) {
        var violations = new ArrayList<String>();
        var places = new HashMap<String, Place>();
        run.traces().log().forEach(each -> places.putIfAbsent(each.id(), each.place()));
        for (var said : run.traces().saidBy(run.source())) {
            var what = "%s of %s at %s".formatted(said.type(), said.key(), said.place());
            if (said.causationId().isEmpty()) {
                if (!run.uncaused().contains(said.type())) {
                    violations.add(what + " names no cause");
                }
                continue;
            }
            var cause = places.get(said.causationId());
            if (cause == null) {
                violations.add(what + " names a cause that is not in the log");
            } else if (cause.samePartition(said.place())
                    && cause.offset() >= said.place().offset()) {
                violations.add(what + " stands before its cause at " + cause);
            }
            if (run.orders().containsKey(said.key()) && !said.correlationId().equals(said.key())) {
                violations.add(what + " is correlated with " + said.correlationId());
            }
        }
        return violations;
    }
}
