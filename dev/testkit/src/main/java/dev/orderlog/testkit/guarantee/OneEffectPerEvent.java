package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * An event has its effect once, however often it is delivered: nothing is said, asked of the outside or counted a second time.
 *
 * <p>The outside is asked at least once, always under the same idempotency key with the same request; that it acts once per key is
 * the outside's promise. A repeat is known by its event id, so that an event said anew under another id is another event. Promised
 * as long as inbox rows are kept longer than anything can be redelivered.
 */
public record OneEffectPerEvent() implements Guarantee {

    @Override
    public String promise() {
        return "each event has one effect, however often it comes";
    }

    @Override
    public List<String> violations(Observed run) {
        var violations = new ArrayList<String>();
        run.orders()
                .forEach((order, expected) -> {
                    var came = run.traces().effectsOf(order);
                    var counts = Counts.of(came);
                    if (expected.effects().stream()
                            .noneMatch(each -> counts.within(Counts.of(each)))) {
                        violations.add(
                                "order %s: expected %s, but more came: %s"
                                        .formatted(order, expected.effects(), came));
                    }
                });
        asks(run, violations);
        run.facts()
                .forEach((name, expected) -> {
                    var actual = run.traces().facts().getOrDefault(name, "missing");
                    if (!actual.equals(expected)) {
                        violations.add(
                                "%s: expected %s, but is %s".formatted(name, expected, actual));
                    }
                });
        return violations;
    }

    private static void asks(Observed run, List<String> violations) {
        var allowed = run.orders().values().stream().flatMap(each -> each.asks().stream()).toList();
        var requests = new HashMap<String, String>();
        for (var asked : run.traces().asked()) {
            var before = requests.putIfAbsent(asked.key(), asked.request());
            if (before != null && !before.equals(asked.request())) {
                violations.add(
                        "key %s came with two requests: %s and %s"
                                .formatted(asked.key(), before, asked.request()));
            }
        }
        requests.keySet().stream()
                .filter(key -> !allowed.contains(key))
                .forEach(key -> violations.add("nobody may ask the outside under the key " + key));
    }
}
