package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.testkit.guarantee.Guarantee;
import dev.orderlog.testkit.guarantee.Observed;

import java.util.List;
import java.util.stream.Collectors;

/** What a guarantee thinks of a run. */
record Verdict(Guarantee guarantee, List<String> violations) {

    private static final int SHOWN_MAX = 10;

    static Verdict of(Guarantee guarantee, Observed run) {
        return new Verdict(guarantee, guarantee.violations(run));
    }

    /** @param story what happened, and how to have it happen again */
    void assertKept(String story) {
        if (!violations.isEmpty()) {
            throw new AssertionError(tell(story));
        }
    }

    private String tell(String story) {
        return "broken: \"%s\", %d times%n%s%nin the run of %s"
                .formatted(
                        guarantee.promise(),
                        violations.size(),
                        violations.stream()
                                .limit(SHOWN_MAX)
                                .collect(Collectors.joining("%n  - ".formatted(), "  - ", "")),
                        story);
    }
}
