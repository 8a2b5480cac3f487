package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The log holds exactly what the event table says was said: each event once, none missing, none that is not in the table.
 *
 * <p>Promised across crashes of the service, its database and the broker, because a relay that starts first reads what the log
 * already holds. Not promised for a relay that was paused and wakes up after another took over: it can repeat events that are
 * already there, which consumers know by their ids.
 */
public record NothingTwiceInTheLog() implements Guarantee {

    @Override
    public String promise() {
        return "the log holds each said event once";
    }

    @Override
    public List<String> violations(Observed run) {
        var violations = new ArrayList<String>();
        var places = new HashMap<String, Place>();
        for (var said : run.traces().saidBy(run.source())) {
            var before = places.putIfAbsent(said.id(), said.place());
            if (before != null) {
                violations.add(
                        "%s %s stands at %s and again at %s"
                                .formatted(said.type(), said.id(), before, said.place()));
            }
        }
        var inTable =
                run.traces().rows().stream()
                        .filter(Row::said)
                        .map(Row::eventId)
                        .collect(Collectors.toSet());
        var missing = new HashSet<>(inTable);
        missing.removeAll(places.keySet());
        missing.forEach(id -> violations.add("event " + id + " is in the table, not in the log"));
        var foreign = new HashSet<>(places.keySet());
        foreign.removeAll(inTable);
        foreign.forEach(id -> violations.add("event " + id + " is in the log, not in the table"));
        return violations;
    }
}
