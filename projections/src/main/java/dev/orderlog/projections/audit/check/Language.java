package dev.orderlog.projections.audit.check;

import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The choreography as numbers and bits: small, because something of it is kept for every order. */
final class Language {

    static final int UNKNOWN = -1;

    private static final Set<String> TERMINAL = Set.of("OrderCompleted", "OrderCancelled");

    /** A cancellation may be asked for again after it was rejected. */
    private static final Set<String> MAY_HAPPEN_AGAIN =
            Set.of(
                    "OrderCancellationRequested",
                    "ShipmentCancellationRejected",
                    "OrderCancellationRejected");

    private final List<Topic.Event> events;
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<String, Integer> sources = new HashMap<>();
    private final long[] causes;
    private final boolean[] expectsAnswer;

    private Language(List<Topic.Event> events) {
        this.events = events;
        if (events.size() > Long.SIZE) {
            throw new IllegalStateException(events.size() + " event types do not fit into a set");
        }
        for (var event : events) {
            types.put(event.type(), types.size());
            sources.putIfAbsent(sourceOf(event), sources.size());
        }
        causes = new long[events.size()];
        expectsAnswer = new boolean[events.size()];
        for (int type = 0; type < causes.length; type++) {
            for (var cause : events.get(type).causes()) {
                if (events.get(type).signal() == null && types.containsKey(cause)) {
                    causes[type] |= bit(type(cause));
                    expectsAnswer[type(cause)] = true;
                }
            }
        }
    }

    /** Of one topic. */
    static Language of(TopicCatalogue catalogue, String topic) {
        return new Language(catalogue.topic(topic).events());
    }

    static boolean isTerminal(String type) {
        return TERMINAL.contains(type);
    }

    static boolean happensOnce(String type) {
        return !isTerminal(type) && !MAY_HAPPEN_AGAIN.contains(type);
    }

    static long bit(int type) {
        return type == UNKNOWN ? 0 : 1L << type;
    }

    int type(String name) {
        return types.getOrDefault(name, UNKNOWN);
    }

    String name(int type) {
        return events.get(type).type();
    }

    int source(String name) {
        return sources.getOrDefault(name, UNKNOWN);
    }

    String sourceName(int source) {
        return sources.entrySet().stream()
                .filter(entry -> entry.getValue() == source)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    int sources() {
        return sources.size();
    }

    boolean isSaidBy(int type, String source) {
        return sourceOf(events.get(type)).equals(source);
    }

    /** The types of which one must stand before; none where a signal from outside may lead to it. */
    long causes(int type) {
        return causes[type];
    }

    /** Whether a service answers to it without anybody's doing. */
    boolean expectsAnswer(int type) {
        return expectsAnswer[type];
    }

    private static String sourceOf(Topic.Event event) {
        return "/" + event.emittedBy();
    }
}
