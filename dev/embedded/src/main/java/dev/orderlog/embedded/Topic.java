package dev.orderlog.embedded;

import java.util.Map;

/** A topic as a test or quickstart wants it; one replica, since there is one broker. */
public record Topic(String name, int partitions, Map<String, String> config) {

    public Topic {
        config = Map.copyOf(config);
    }

    public Topic(String name, int partitions) {
        this(name, partitions, Map.of());
    }
}
