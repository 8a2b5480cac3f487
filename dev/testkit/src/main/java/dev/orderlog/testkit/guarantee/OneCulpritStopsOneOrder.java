package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A record that cannot be handled is set aside with the reason, its bytes and its place; later events of its order queue behind
 * it, in order; every other order goes on.
 *
 * <p>Promised for bytes that do not decode, for schemas nobody registered, for types nobody has heard of, for records that are no
 * events, for keys that are not the event's, and for handlers that always throw. What is parked is the order that the record's
 * subject names, else the one its key names. Not promised: that a parked order goes on by itself; that a record under a wrong key,
 * which may stand in any partition, comes before or after the order's own.
 */
public record OneCulpritStopsOneOrder() implements Guarantee {

    @Override
    public String promise() {
        return "one culprit stops one order and nothing else";
    }

    @Override
    public List<String> violations(Observed run) {
        var violations = new ArrayList<String>();
        var culprits = run.fed().stream().filter(each -> each.poison().isPresent()).toList();
        culprits.forEach(each -> culprit(run, each, violations));
        var poisoned = culprits.stream().map(Fed::key).collect(Collectors.toSet());
        run.traces().parked().stream()
                .map(Parked::streamId)
                .filter(order -> !poisoned.contains(order))
                .distinct()
                .forEach(order ->
                        violations.add("order %s is parked without a culprit".formatted(order)));
        poisoned.forEach(order -> queue(run, order, violations));
        return violations;
    }

    private static void culprit(Observed run, Fed culprit, List<String> violations) {
        var what = "%s at %s".formatted(culprit.poison().orElseThrow(), culprit.place());
        var found =
                run.traces().parked().stream()
                        .filter(each -> each.place().equals(culprit.place()))
                        .findFirst();
        if (found.isEmpty()) {
            violations.add(what + " is not parked");
            return;
        }
        var parked = found.get();
        if (!parked.streamId().equals(culprit.key())) {
            violations.add(what + " is parked under " + parked.streamId());
        }
        if (parked.reason().isBlank()
                || !culprit.poison().orElseThrow().reasons().contains(parked.kind())) {
            violations.add(
                    "%s is parked as %s: %s".formatted(what, parked.kind(), parked.reason()));
        }
        if (!Arrays.equals(parked.value(), culprit.value())) {
            violations.add(what + " is parked with other bytes");
        }
    }

    /** Behind its culprit an order waits whole and in order; a repeat of what was handled before may wait or not. */
    private static void queue(Observed run, String order, List<String> violations) {
        var places =
                run.traces().parked().stream()
                        .filter(each -> each.streamId().equals(order))
                        .map(Parked::place)
                        .toList();
        for (int index = 1; index < places.size(); index++) {
            if (places.get(index).offset() <= places.get(index - 1).offset()) {
                violations.add("order %s waits out of order: %s".formatted(order, places));
                break;
            }
        }
        var seen = new HashSet<String>();
        boolean behind = false;
        for (var fed : run.fed()) {
            if (fed.key().equals(order)) {
                boolean first = seen.add(fed.id()) && fed.poison().isEmpty();
                if (first && behind && !places.contains(fed.place())) {
                    violations.add(
                            "order %s: %s at %s does not wait behind the culprit"
                                    .formatted(order, fed.type(), fed.place()));
                }
                behind |= fed.poison().isPresent();
            }
        }
    }
}
