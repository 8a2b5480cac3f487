package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.ChildKafka;
import dev.orderlog.embedded.EmbeddedKafka;
import dev.orderlog.embedded.KafkaCluster;
import dev.orderlog.embedded.KafkaMember;
import dev.orderlog.embedded.KafkaPlace;
import dev.orderlog.embedded.Ports;
import dev.orderlog.embedded.Topic;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** The log: a broker, alone or one of three, with the topics of the catalogue. */
record KafkaPart(KafkaMember member, PlatformSetup setup) implements Part {

    static List<Part> of(PlatformSetup setup) {
        var quorum = places(setup);
        return IntStream.rangeClosed(1, quorum.size())
                .<Part>mapToObj(id -> new KafkaPart(new KafkaMember(id, quorum), setup))
                .toList();
    }

    static String bootstrapServers(PlatformSetup setup) {
        return KafkaCluster.bootstrapServers(places(setup));
    }

    private static List<KafkaPlace> places(PlatformSetup setup) {
        return IntStream.rangeClosed(1, setup.brokers())
                .mapToObj(id -> {
                    var ports = setup.ports().instance(id);
                    return new KafkaPlace(
                            setup.home().kafka(id), ports.kafka(), ports.kafkaController());
                })
                .toList();
    }

    @Override
    public String name() {
        return PlatformHome.nameOf("kafka", member.id());
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + member.place().port();
    }

    @Override
    public String probe() {
        return "tcp://" + address();
    }

    @Override
    public List<Integer> ports() {
        return List.of(member.place().port(), member.place().controllerPort());
    }

    @Override
    public RunningPart start() {
        return setup.processes() ? startChild() : startHere();
    }

    private RunningPart startHere() {
        var kafka = EmbeddedKafka.inProcess(member.place());
        kafka.createTopics(topics());
        return RunningPart.inThisJvm(kafka);
    }

    private RunningPart startChild() {
        var flags = new ArrayList<>(setup.jvmFlags());
        if (setup.brokers() > 1) {
            flags.add(ChildKafka.HEAP_IN_CLUSTER);
        }
        var kafka = EmbeddedKafka.childProcess(member, flags);
        kafka.createTopics(topics());
        return RunningPart.ofProcess(kafka.jvm().pid(), kafka.jvm().ended(), kafka);
    }

    private List<Topic> topics() {
        return TopicCatalogue.load().topics().stream().map(this::topic).toList();
    }

    private Topic topic(dev.orderlog.schemas.Topic catalogued) {
        var settings = new HashMap<>(catalogued.settings());
        if (member.quorum().size() >= catalogued.production().replicas()) {
            settings.put(
                    "min.insync.replicas",
                    Integer.toString(catalogued.production().minInsyncReplicas()));
        }
        return new Topic(catalogued.name(), catalogued.partitions(), settings);
    }
}
