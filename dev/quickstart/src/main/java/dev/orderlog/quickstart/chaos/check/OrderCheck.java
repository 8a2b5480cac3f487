package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.quickstart.chaos.check.Finding.Kind;
import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The log in itself: each source counts without a gap, each effect follows its cause, nothing happens twice, one end. */
final class OrderCheck {

    /** A cancellation may be asked for again after it was rejected. */
    private static final Set<String> MAY_HAPPEN_AGAIN =
            Set.of(
                    "OrderCancellationRequested",
                    "ShipmentCancellationRejected",
                    "OrderCancellationRejected");

    private final TopicCatalogue catalogue = TopicCatalogue.load();
    private final Findings findings;

    OrderCheck(Findings findings) {
        this.findings = findings;
    }

    void checkOrders(Stories stories) {
        for (var story : stories.all()) {
            checkSource(story);
            checkCauses(story);
            checkOnce(story);
        }
    }

    void checkSkus(Stories stories) {
        stories.all().forEach(this::checkSource);
    }

    private void checkSource(OrderStory story) {
        for (var event : story.events()) {
            if (event.fact() instanceof Fact.Unreadable(var why)) {
                findings.add(Kind.MALFORMED, story.orderId(), "%s at %s", why, event.place());
            }
        }
        story.events().stream()
                .collect(groupingBy(LogEvent::source, LinkedHashMap::new, Collectors.toList()))
                .forEach((source, said) -> checkSequence(story.orderId(), source, said));
    }

    private void checkSequence(String key, String source, List<LogEvent> said) {
        for (int n = 0; n < said.size(); n++) {
            if (said.get(n).sequence() != n + 1) {
                findings.add(
                        Kind.SEQUENCE,
                        key,
                        "%s says %s, at %s",
                        source,
                        said.stream().map(LogEvent::sequence).toList(),
                        said.get(n).place());
                return;
            }
        }
    }

    private void checkCauses(OrderStory story) {
        var idsBefore = new HashSet<String>();
        var typesBefore = new HashSet<String>();
        for (var event : story.events()) {
            var cause = event.causationId();
            if (cause != null && !idsBefore.contains(cause)) {
                findings.add(
                        Kind.EFFECT_BEFORE_CAUSE,
                        story.orderId(),
                        "%s at %s names %s, which does not stand before it",
                        event.type(),
                        event.place(),
                        cause);
            }
            var causes = causesOf(event.type());
            findings.addIf(
                    !causes.isEmpty() && causes.stream().noneMatch(typesBefore::contains),
                    Kind.EFFECT_BEFORE_CAUSE,
                    story.orderId(),
                    "%s at %s, but before it only %s",
                    event.type(),
                    event.place(),
                    typesBefore);
            idsBefore.add(event.id());
            typesBefore.add(event.type());
        }
    }

    private List<String> causesOf(String type) {
        return catalogue
                .event(type)
                .filter(event -> event.signal() == null)
                .map(Topic.Event::causes)
                .orElse(List.of());
    }

    private void checkOnce(OrderStory story) {
        story.events().stream()
                .filter(event -> !event.isTerminal() && !MAY_HAPPEN_AGAIN.contains(event.type()))
                .collect(groupingBy(LogEvent::type))
                .forEach((type, said) ->
                        findings.addIf(
                                said.size() > 1,
                                Kind.SAID_TWICE,
                                story.orderId(),
                                "%s %d times",
                                type,
                                said.size()));
        findings.addIf(
                story.events().stream().filter(LogEvent::isTerminal).count() > 1,
                Kind.CONTRADICTORY_END,
                story.orderId(),
                "%s",
                story.types());
    }
}
