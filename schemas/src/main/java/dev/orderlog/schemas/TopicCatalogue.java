package dev.orderlog.schemas;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The topics of Orderlog and who emits what into them, as {@code topics.yaml} on the class path says. */
public final class TopicCatalogue {

    public static final String ORDER_EVENTS = "order-events";
    public static final String STOCK_EVENTS = "stock-events";

    private static final String RESOURCE = "/topics.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final List<Topic> topics;
    private final Map<String, Topic> topicByEvent;

    private TopicCatalogue(List<Topic> topics) {
        this.topics = List.copyOf(topics);
        this.topicByEvent =
                topics.stream()
                        .flatMap(topic ->
                                topic.events().stream()
                                        .map(event -> Map.entry(event.type(), topic)))
                        .collect(
                                toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (first, second) -> {
                                            throw new IllegalArgumentException(
                                                    "an event type stands twice: in "
                                                            + first.name()
                                                            + " and in "
                                                            + second.name());
                                        }));
        topics.stream()
                .flatMap(topic -> topic.events().stream())
                .flatMap(event -> event.causes().stream())
                .filter(cause -> !topicByEvent.containsKey(cause))
                .findFirst()
                .ifPresent(cause -> {
                    throw new IllegalArgumentException(
                            "the cause " + cause + " is no event of any topic");
                });
    }

    /** The catalogue on the class path. */
    public static TopicCatalogue load() {
        try (var yaml = TopicCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return read(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalArgumentException when the text is no catalogue, naming the place */
    public static TopicCatalogue read(InputStream yaml) throws IOException {
        try {
            return new TopicCatalogue(YAML.readValue(yaml, Document.class).topics());
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    "the topic catalogue: " + malformed.getMessage(), malformed);
        }
    }

    public List<Topic> topics() {
        return topics;
    }

    /** @throws IllegalArgumentException when there is no such topic */
    public Topic topic(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the catalogue has no topic " + name));
    }

    /** Every event of every topic, in the catalogue's order. */
    public List<Topic.Event> events() {
        return topics.stream().flatMap(topic -> topic.events().stream()).toList();
    }

    /** The name of every event type of every topic: the published language. */
    public Set<String> types() {
        return topicByEvent.keySet();
    }

    /** The events that one service may emit. */
    public List<Topic.Event> emittedBy(String service) {
        return events().stream().filter(event -> event.emittedBy().equals(service)).toList();
    }

    /** The topic that carries an event type; empty when the type is unknown. */
    public Optional<Topic> topicOf(String eventType) {
        return Optional.ofNullable(topicByEvent.get(eventType));
    }

    /** An event type's place in the choreography; empty when the type is unknown. */
    public Optional<Topic.Event> event(String eventType) {
        return topicOf(eventType).flatMap(topic -> topic.event(eventType));
    }

    private record Document(List<Topic> topics) {}
}
