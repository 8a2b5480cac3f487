package dev.orderlog.embedded;

import java.util.Map;

/** A topic as a test or quickstart wants it, with as many replicas as the cluster gives by itself: one on one broker, three on three. */
public record Topic(String name, int partitions, Map<String, String> config) {

    public Topic {
        config = Map.copyOf(config);
    }

    public Topic(String name, int partitions) {
        this(name, partitions, Map.of());
    }
}
