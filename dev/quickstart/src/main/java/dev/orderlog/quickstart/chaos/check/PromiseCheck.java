package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.quickstart.chaos.check.Asked.Accepted;
import dev.orderlog.quickstart.chaos.check.Asked.Refused;
import dev.orderlog.quickstart.chaos.check.Asked.Silence;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.List;
import java.util.Map;

/** What customers were promised: each accepted order is there, once, and comes to an end. */
final class PromiseCheck {

    private final Stories stories;
    private final Findings findings;

    PromiseCheck(Stories stories, Findings findings) {
        this.stories = stories;
        this.findings = findings;
    }

    void check(Evidence evidence) {
        var placedBy = ordersByCustomer();
        evidence.asked().forEach(asked -> check(asked, placedBy));
        stories.all().stream()
                .filter(story -> !story.hasEnded() && !story.isResting())
                .forEach(story ->
                        findings.add(Kind.NOT_ENDED, story.orderId(), "%s", story.types()));
        evidence.parked()
                .forEach(parked ->
                        findings.add(
                                Kind.PARKED,
                                parked.streamId(),
                                "by %s: %s",
                                parked.service(),
                                parked.reason()));
        evidence.unready()
                .forEach(part -> findings.add(Kind.NOT_HEALED, part, "see its health and its log"));
        evidence.views().forEach(this::checkView);
    }

    private Map<String, List<String>> ordersByCustomer() {
        return stories.all().stream()
                .flatMap(story ->
                        story.facts("OrderPlaced", Fact.Placed.class).stream()
                                .map(placed -> Map.entry(placed.customer(), story.orderId())))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private void check(Asked asked, Map<String, List<String>> placedBy) {
        var placed = placedBy.getOrDefault(asked.customer(), List.of());
        findings.addIf(placed.size() > 1, Kind.PLACED_TWICE, asked.customer(), "orders %s", placed);
        switch (asked.answer()) {
            case Accepted(var ids) -> {
                findings.addIf(
                        ids.size() > 1,
                        Kind.PLACED_TWICE,
                        asked.customer(),
                        "answered with %s",
                        ids);
                ids.stream()
                        .filter(id -> !stories.of(id).isPlaced())
                        .forEach(id ->
                                findings.add(Kind.LOST, id, "accepted for %s", asked.customer()));
            }
            case Refused(var why) -> findings.add(Kind.REFUSED, asked.customer(), "%s", why);
            case Silence() -> findings.add(Kind.UNANSWERED, asked.customer(), "asked in vain");
        }
    }

    private void checkView(String orderId, String shown) {
        var story = stories.of(orderId);
        boolean agrees =
                shown.equals("COMPLETED") == story.isCompleted()
                        && shown.equals("CANCELLED") == story.isCancelled();
        findings.addIf(
                !agrees, Kind.VIEW, orderId, "shown as %s, but the log: %s", shown, story.types());
    }
}
