package dev.orderlog.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A broker as a process of its own: {@code KafkaNodeMain <id> (<data directory> <port> <controller port>)...}, all nodes in order. */
public final class KafkaNodeMain {

    private static final int WORDS_PER_NODE = 3;

    private KafkaNodeMain() {}

    public static void main(String[] args) {
        var node = KafkaNode.start(member(args).brokerProperties());
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "kafka-stop"));
        node.awaitStop();
    }

    static List<String> arguments(KafkaMember member) {
        return Stream.concat(
                        Stream.of(Integer.toString(member.id())),
                        member.quorum().stream()
                                .flatMap(node ->
                                        Stream.of(
                                                node.dataDirectory().toString(),
                                                Integer.toString(node.port()),
                                                Integer.toString(node.controllerPort()))))
                .toList();
    }

    private static KafkaMember member(String[] args) {
        var quorum = new ArrayList<KafkaPlace>();
        for (int word = 1; word < args.length; word += WORDS_PER_NODE) {
            quorum.add(
                    new KafkaPlace(
                            Path.of(args[word]),
                            Integer.parseInt(args[word + 1]),
                            Integer.parseInt(args[word + 2])));
        }
        return new KafkaMember(Integer.parseInt(args[0]), quorum);
    }
}
