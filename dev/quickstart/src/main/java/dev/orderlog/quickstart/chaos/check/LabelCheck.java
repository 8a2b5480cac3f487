package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.projections.audit.check.Fact;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The carrier's ledger against the log. */
final class LabelCheck {

    private final Stories stories;
    private final Findings findings;

    LabelCheck(Stories stories, Findings findings) {
        this.stories = stories;
        this.findings = findings;
    }

    void check(List<CarrierEntry> ledger) {
        Map<String, List<CarrierEntry>> byOrder =
                ledger.stream().collect(groupingBy(CarrierEntry::orderId));
        var orders = new HashSet<>(byOrder.keySet());
        stories.all().forEach(story -> orders.add(story.orderId()));
        orders.forEach(id -> check(stories.of(id), byOrder.getOrDefault(id, List.of())));
    }

    private void check(OrderStory story, List<CarrierEntry> ledger) {
        var id = story.orderId();
        var bought = of(ledger, CarrierEntry.Kind.LABEL);
        var voided = of(ledger, CarrierEntry.Kind.VOID);
        findings.addIf(bought.size() > 1, Kind.TWO_LABELS, id, "%s", bought);
        compare(id, bought, named(story, "ShipmentCreated"));
        named(story, "ShipmentCancelled").stream()
                .filter(label -> !voided.contains(label))
                .forEach(label ->
                        findings.add(Kind.LABEL_NOT_VOIDED, id, "%s; %s", label, story.types()));
        findings.addIf(
                story.says("ShipmentExpired") && !voided.containsAll(bought),
                Kind.LABEL_NOT_VOIDED,
                id,
                "expired, %s",
                bought);
        findings.addIf(
                story.isCancelled()
                        && !story.says("ShipmentExpired")
                        && !voided.containsAll(bought),
                Kind.LABEL_NOT_VOIDED,
                id,
                "cancelled, %s; %s",
                bought,
                story.types());
        findings.addIf(
                story.says("ShipmentPickedUp") && !voided.isEmpty(),
                Kind.SENT_LABEL_VOIDED,
                id,
                "%s; %s",
                voided,
                story.types());
    }

    private void compare(String id, List<String> bought, List<String> logged) {
        bought.stream()
                .filter(label -> !logged.contains(label))
                .forEach(label -> findings.add(Kind.LABEL_NOT_IN_LOG, id, "%s", label));
        logged.stream()
                .filter(label -> !bought.contains(label))
                .forEach(label -> findings.add(Kind.LABEL_NOT_IN_LEDGER, id, "%s", label));
    }

    private static List<String> named(OrderStory story, String type) {
        return story.facts(type, Fact.Label.class).stream()
                .map(Fact.Label::labelId)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> of(List<CarrierEntry> ledger, CarrierEntry.Kind kind) {
        return ledger.stream()
                .filter(entry -> entry.kind() == kind)
                .map(CarrierEntry::labelId)
                .toList();
    }
}
