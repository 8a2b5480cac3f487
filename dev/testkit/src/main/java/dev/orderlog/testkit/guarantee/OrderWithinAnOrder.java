package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a consumer does with one order follows the order in which it heard of it, and its own events of one key stand in the log as
 * 1, 2, 3 ... without gap or repeat.
 *
 * <p>Promised per key, through retries, splits, rebalances and restarts, since one key is one partition and one stream. Not
 * promised: any order among different keys.
 */
public record OrderWithinAnOrder() implements Guarantee {

    @Override
    public String promise() {
        return "within an order everything keeps its order";
    }

    @Override
    public List<String> violations(Observed run) {
        var violations = new ArrayList<String>();
        outcomes(run, violations);
        sequences(run, violations);
        versions(run.traces().rows(), violations);
        return violations;
    }

    private static void outcomes(Observed run, List<String> violations) {
        var heardAt = new HashMap<String, Integer>();
        for (int index = 0; index < run.fed().size(); index++) {
            heardAt.putIfAbsent(run.fed().get(index).id(), index);
        }
        run.traces()
                .effectsByKey()
                .forEach((order, effects) -> {
                    var came = effects.stream().map(Effect::what).toList();
                    var expected = run.orders().get(order);
                    if (expected != null && isShuffled(expected, came)) {
                        violations.add("order %s: %s is out of order".formatted(order, came));
                    }
                    int latest = -1;
                    for (int index = 0; index < effects.size(); index++) {
                        var effect = effects.get(index);
                        if (effect.number() != index + 1) {
                            violations.add(
                                    "order %s: %s is number %d, but comes as number %d"
                                            .formatted(
                                                    order,
                                                    effect.what(),
                                                    effect.number(),
                                                    index + 1));
                        }
                        int heard = heardAt.getOrDefault(effect.causeId(), latest);
                        if (heard < latest) {
                            violations.add(
                                    "order %s: %s answers an event that came before the one answered already"
                                            .formatted(order, effect.what()));
                        }
                        latest = Math.max(latest, heard);
                    }
                });
    }

    /** The right effects, but not in a right order. */
    private static boolean isShuffled(Expected expected, List<String> came) {
        return !expected.effects().contains(came)
                && expected.effects().stream()
                        .anyMatch(each -> Counts.of(each).equals(Counts.of(came)));
    }

    private static void sequences(Observed run, List<String> violations) {
        var last = new HashMap<Map.Entry<String, String>, Long>();
        for (var said : run.traces().saidBy(run.source())) {
            var stream = Map.entry(said.place().topic(), said.key());
            long before = last.getOrDefault(stream, 0L);
            if (said.sequence() != before + 1) {
                violations.add(
                        "%s of %s at %s has sequence %d after %d"
                                .formatted(
                                        said.type(),
                                        said.key(),
                                        said.place(),
                                        said.sequence(),
                                        before));
            }
            last.put(stream, said.sequence());
        }
    }

    private static void versions(List<Row> rows, List<String> violations) {
        var last = new HashMap<Map.Entry<String, String>, Long>();
        for (var row : rows) {
            var stream = Map.entry(row.topic(), row.streamId());
            long before = last.getOrDefault(stream, 0L);
            if (row.version() != before + 1) {
                violations.add(
                        "stream %s: %s has version %d after %d"
                                .formatted(row.streamId(), row.type(), row.version(), before));
            }
            last.put(stream, row.version());
        }
    }
}
