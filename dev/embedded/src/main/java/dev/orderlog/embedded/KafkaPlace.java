package dev.orderlog.embedded;

import java.nio.file.Path;

/** Where a broker keeps its data and listens; a port of 0 means "a free one, chosen at each start". */
public record KafkaPlace(Path dataDirectory, int port, int controllerPort) {

    public KafkaPlace {
        dataDirectory = dataDirectory.toAbsolutePath();
    }

    /** On ports of the broker's own choice. */
    public static KafkaPlace in(Path dataDirectory) {
        return new KafkaPlace(dataDirectory, 0, 0);
    }

    KafkaPlace withPortsChosen() {
        return new KafkaPlace(dataDirectory, Ports.orFree(port), Ports.orFree(controllerPort));
    }

    void requirePortsFree() {
        Ports.requireFree("Kafka", port);
        Ports.requireFree("Kafka's controller", controllerPort);
    }

    Path logDirectory() {
        return dataDirectory.resolve("log");
    }

    /** For clients. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    String controller() {
        return Ports.LOOPBACK + ":" + controllerPort;
    }
}
