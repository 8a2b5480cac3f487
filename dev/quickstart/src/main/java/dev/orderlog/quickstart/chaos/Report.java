package dev.orderlog.quickstart.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.quickstart.chaos.check.Finding;
import dev.orderlog.quickstart.chaos.check.Verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param faults each as it was carried out, with its time since the beginning
 * @param attemptsInVain requests that had to be made again
 * @param endedByThemselves processes that ended though nobody had killed them
 */
record Report(
        Repeat repeat,
        Verdict verdict,
        List<String> faults,
        int attemptsInVain,
        Map<String, Integer> endedByThemselves,
        long seconds) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int EXAMPLES_MAX = 5;

    boolean kept() {
        return verdict.kept();
    }

    String asText() {
        var text = new StringBuilder();
        text.append(
                """

                orders     %d accepted: %d completed, %d cancelled, %d wait for a person; %d lost
                money      %d charges, %d refunds
                labels     %d bought
                log        %d records, %d of them repeats of a paused relay
                faults     %d
                requests   %d made again, because nobody had answered

                """
                        .formatted(
                                verdict.accepted(),
                                verdict.completed(),
                                verdict.cancelled(),
                                verdict.resting(),
                                count(Finding.Kind.LOST),
                                verdict.charges(),
                                verdict.refunds(),
                                verdict.labels(),
                                verdict.events(),
                                count(Finding.Kind.REPEATED),
                                faults.size(),
                                attemptsInVain));
        if (!endedByThemselves.isEmpty()) {
            text.append("ended though nobody had killed them: ")
                    .append(endedByThemselves)
                    .append("\n\n");
        }
        verdict.counts().forEach((kind, count) -> text.append(line(kind, count)));
        appendExamples(text);
        text.append(
                kept()
                        ? "\nEvery promise was kept. Seed %d.\n".formatted(repeat.seed())
                        : "\nA promise was broken. Seed %d; again: %s\n"
                                .formatted(repeat.seed(), repeat.command()));
        return text.toString();
    }

    private static String line(Finding.Kind kind, long count) {
        var mark = count == 0 ? "ok" : kind.tolerated() ? "note" : "BAD";
        return "  %-4s %6d  %s%n".formatted(mark, count, kind.meaning());
    }

    private void appendExamples(StringBuilder text) {
        for (var kind : Finding.Kind.values()) {
            var found = of(kind);
            found.stream()
                    .limit(EXAMPLES_MAX)
                    .forEach(one ->
                            text.append(
                                    "%n%s: %s%n  %s%n"
                                            .formatted(
                                                    kind.meaning(), one.subject(), one.detail())));
            if (found.size() > EXAMPLES_MAX) {
                text.append("  and %d more%n".formatted(found.size() - EXAMPLES_MAX));
            }
        }
    }

    private List<Finding> of(Finding.Kind kind) {
        return verdict.findings().stream().filter(one -> one.kind() == kind).toList();
    }

    private long count(Finding.Kind kind) {
        return verdict.counts().getOrDefault(kind, 0L);
    }

    String asJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("kept", kept());
        json.put("seed", repeat.seed());
        json.put("repeat", repeat.command());
        json.put("minutes", repeat.minutes());
        json.put("ordersPerSecond", repeat.rate());
        json.put("seconds", seconds);
        json.put(
                "orders",
                Map.of(
                        "accepted", verdict.accepted(),
                        "ended", verdict.completed() + verdict.cancelled(),
                        "completed", verdict.completed(),
                        "cancelled", verdict.cancelled(),
                        "resting", verdict.resting(),
                        "lost", count(Finding.Kind.LOST)));
        json.put(
                "ledgers",
                Map.of(
                        "charges", verdict.charges(),
                        "refunds", verdict.refunds(),
                        "labels", verdict.labels()));
        json.put("records", verdict.events());
        json.put("counts", verdict.counts());
        json.put("findings", verdict.findings());
        json.put("faults", faults);
        json.put("requestsMadeAgain", attemptsInVain);
        json.put("endedByThemselves", endedByThemselves);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is always JSON", e);
        }
    }
}
