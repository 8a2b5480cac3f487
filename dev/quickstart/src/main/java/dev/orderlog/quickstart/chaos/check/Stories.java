package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The log told apart by key, after repeats have been taken out and named. */
final class Stories {

    private final Map<String, OrderStory> byKey = new LinkedHashMap<>();

    private Stories() {}

    static Stories of(List<LogEvent> log, Findings findings) {
        var stories = new Stories();
        var first = new HashMap<String, LogEvent>();
        log.stream()
                .filter(event -> isNew(event, first, findings))
                .collect(groupingBy(LogEvent::key, LinkedHashMap::new, toList()))
                .forEach((key, events) -> stories.byKey.put(key, new OrderStory(key, events)));
        return stories;
    }

    private static boolean isNew(LogEvent event, Map<String, LogEvent> first, Findings findings) {
        var earlier = first.putIfAbsent(event.id(), event);
        if (earlier == null) {
            return true;
        }
        boolean same =
                earlier.digest().equals(event.digest())
                        && earlier.key().equals(event.key())
                        && earlier.partition() == event.partition();
        findings.add(
                same ? Kind.REPEATED : Kind.DUPLICATE,
                event.key(),
                "%s %s at %s and %s",
                event.type(),
                event.id(),
                earlier.place(),
                event.place());
        return false;
    }

    Collection<OrderStory> all() {
        return byKey.values();
    }

    OrderStory of(String key) {
        return byKey.getOrDefault(key, new OrderStory(key, List.of()));
    }
}
