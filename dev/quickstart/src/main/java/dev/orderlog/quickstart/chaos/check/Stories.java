package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.orderlog.projections.audit.check.LogEvent;
import dev.orderlog.projections.audit.check.Met;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The log told apart by key, after repeats have been taken out and named. */
final class Stories {

    private final Map<String, OrderStory> byKey = new LinkedHashMap<>();

    private Stories() {}

    /** @param paused sources that may have repeated what is in the log already */
    static Stories of(List<Met> log, Set<String> paused, Findings findings) {
        var stories = new Stories();
        var first = new HashMap<UUID, LogEvent>();
        log.stream()
                .filter(LogEvent.class::isInstance)
                .map(LogEvent.class::cast)
                .filter(event -> isNew(event, first, paused, findings))
                .collect(groupingBy(LogEvent::key, LinkedHashMap::new, toList()))
                .forEach((key, events) -> stories.byKey.put(key, new OrderStory(key, events)));
        return stories;
    }

    private static boolean isNew(
            LogEvent event, Map<UUID, LogEvent> first, Set<String> paused, Findings findings) {
        var earlier = first.putIfAbsent(event.id(), event);
        if (earlier == null) {
            return true;
        }
        findings.add(
                kindOf(event, earlier, paused),
                event.key(),
                "%s %s at %s and %s",
                event.type(),
                event.id(),
                earlier.place(),
                event.place());
        return false;
    }

    private static Kind kindOf(LogEvent event, LogEvent earlier, Set<String> paused) {
        boolean same =
                earlier.fingerprint() == event.fingerprint()
                        && earlier.key().equals(event.key())
                        && earlier.place().partition() == event.place().partition();
        if (!same) {
            return Kind.DUPLICATE;
        }
        return paused.contains(event.source()) ? Kind.REPEATED : Kind.REPEATED_UNPAUSED;
    }

    Collection<OrderStory> all() {
        return byKey.values();
    }

    OrderStory of(String key) {
        return byKey.getOrDefault(key, new OrderStory(key, List.of()));
    }
}
