package dev.orderlog.embedded;

import java.util.List;

/** See {@link EmbeddedKafka#childProcess}. */
public final class ChildKafka implements EmbeddedKafka {

    private static final String HEAP_ALONE = "-Xmx256m";

    /** Members copy from each other what they hold. */
    public static final String HEAP_IN_CLUSTER = "-Xmx384m";

    private final KafkaMember member;
    private final ChildJvm jvm;

    private ChildKafka(KafkaMember member, ChildJvm jvm) {
        this.member = member;
        this.jvm = jvm;
    }

    /** Not promised: that it is ready. */
    static ChildKafka start(KafkaMember member) {
        return start(member, List.of());
    }

    static ChildKafka start(KafkaMember member, List<String> jvmFlags) {
        var place = member.place();
        var launch =
                JvmLaunch.ofMain("kafka", place.dataDirectory(), KafkaNodeMain.class)
                        .withJvmFlags("-XX:TieredStopAtLevel=1")
                        .withJvmFlags(member.quorum().size() == 1 ? HEAP_ALONE : HEAP_IN_CLUSTER)
                        .withJvmFlags(jvmFlags.toArray(String[]::new))
                        .withArguments(KafkaNodeMain.arguments(member).toArray(String[]::new));
        ChildJvm.endSurvivor(launch);
        place.requirePortsFree();
        return new ChildKafka(member, ChildJvm.start(launch));
    }

    ChildKafka awaitReady() {
        return KafkaReadiness.await(
                this, "Kafka (see %s)".formatted(jvm.logFile()), member, jvm.ended());
    }

    /** The process: kill it, pause it, resume it. Start a new one with the same {@link KafkaPlace}. */
    public ChildJvm jvm() {
        return jvm;
    }

    /** With the ports that were chosen, so that a restarted broker is found where its clients look. */
    public KafkaPlace place() {
        return member.place();
    }

    @Override
    public String bootstrapServers() {
        return place().bootstrapServers();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
