package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.EmbeddedKafka;
import dev.orderlog.embedded.KafkaPlace;
import dev.orderlog.embedded.Ports;
import dev.orderlog.embedded.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.List;

/** The log: a broker with the topics of the catalogue. */
record KafkaPart(KafkaPlace place, boolean ownProcess) implements Part {

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + place.port();
    }

    @Override
    public String probe() {
        return "tcp://" + address();
    }

    @Override
    public List<Integer> ports() {
        return List.of(place.port(), place.controllerPort());
    }

    @Override
    public RunningPart start() {
        return ownProcess ? startChild() : startHere();
    }

    private RunningPart startHere() {
        var kafka = EmbeddedKafka.inProcess(place);
        kafka.createTopics(topics());
        return RunningPart.inThisJvm(kafka);
    }

    private RunningPart startChild() {
        var kafka = EmbeddedKafka.childProcess(place);
        kafka.createTopics(topics());
        return RunningPart.ofProcess(kafka.jvm().pid(), kafka.jvm().ended(), kafka);
    }

    private static List<Topic> topics() {
        return TopicCatalogue.load().topics().stream()
                .map(topic -> new Topic(topic.name(), topic.partitions(), topic.settings()))
                .toList();
    }
}
