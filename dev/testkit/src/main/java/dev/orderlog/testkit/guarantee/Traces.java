package dev.orderlog.testkit.guarantee;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that a consumer left behind by some moment.
 *
 * @param log all records of all topics, in the order of each partition
 * @param rows the event table, each stream in the order of its versions; empty for a consumer without one
 * @param parked what it set aside, in the order in which it did
 * @param asked what it asked of the outside
 * @param effects what it did, each order's effects in their order
 * @param facts named results to compare, such as stock levels
 */
public record Traces(
        List<Logged> log,
        List<Row> rows,
        List<Parked> parked,
        List<Asked> asked,
        List<Effect> effects,
        Map<String, String> facts) {

    public static final Traces NONE =
            new Traces(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

    /** What was done with an order, in order. */
    public List<String> effectsOf(String key) {
        return effects.stream().filter(each -> each.key().equals(key)).map(Effect::what).toList();
    }

    /** What a source said. */
    public List<Logged> saidBy(String source) {
        return log.stream().filter(each -> each.source().equals(source)).toList();
    }

    Map<String, List<Effect>> effectsByKey() {
        return effects.stream().collect(Collectors.groupingBy(Effect::key));
    }

    public Traces withLog(List<Logged> changed) {
        return new Traces(changed, rows, parked, asked, effects, facts);
    }

    public Traces withRows(List<Row> changed) {
        return new Traces(log, changed, parked, asked, effects, facts);
    }

    public Traces withParked(List<Parked> changed) {
        return new Traces(log, rows, changed, asked, effects, facts);
    }

    public Traces withAsked(List<Asked> changed) {
        return new Traces(log, rows, parked, changed, effects, facts);
    }

    public Traces withEffects(List<Effect> changed) {
        return new Traces(log, rows, parked, asked, changed, facts);
    }

    public Traces withFacts(Map<String, String> changed) {
        return new Traces(log, rows, parked, asked, effects, changed);
    }
}
