package dev.orderlog.testkit.guarantee;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often each thing occurs. */
record Counts(Map<String, Long> of) {

    static Counts of(List<String> things) {
        return new Counts(
                things.stream()
                        .collect(
                                Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    /** Whether everything here is there at least as often. */
    boolean within(Counts other) {
        return of.entrySet().stream()
                .allMatch(each -> other.of.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }
}
