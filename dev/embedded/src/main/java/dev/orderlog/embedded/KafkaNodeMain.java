package dev.orderlog.embedded;

import java.nio.file.Path;

/** A broker as a process of its own: {@code KafkaNodeMain <data directory> <port> <controller port>}. */
public final class KafkaNodeMain {

    private KafkaNodeMain() {}

    public static void main(String[] args) {
        var place =
                new KafkaPlace(
                        Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        var node = KafkaNode.start(place.brokerProperties());
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "kafka-stop"));
        node.awaitStop();
    }
}
