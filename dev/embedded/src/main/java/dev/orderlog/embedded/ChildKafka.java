package dev.orderlog.embedded;

/** See {@link EmbeddedKafka#childProcess}. */
public final class ChildKafka implements EmbeddedKafka {

    private static final String HEAP = "-Xmx256m";

    private final KafkaPlace place;
    private final ChildJvm jvm;

    private ChildKafka(KafkaPlace place, ChildJvm jvm) {
        this.place = place;
        this.jvm = jvm;
    }

    static ChildKafka start(KafkaPlace place) {
        var launch =
                JvmLaunch.ofMain("kafka", place.dataDirectory(), KafkaNodeMain.class)
                        .withJvmFlags(HEAP)
                        .withArguments(
                                place.dataDirectory().toString(),
                                Integer.toString(place.port()),
                                Integer.toString(place.controllerPort()));
        ChildJvm.endSurvivor(launch);
        place.requirePortsFree();
        return new ChildKafka(place, ChildJvm.start(launch));
    }

    /** The process: kill it, pause it, resume it. Start a new one with the same {@link KafkaPlace}. */
    public ChildJvm jvm() {
        return jvm;
    }

    /** With the ports that were chosen, so that a restarted broker is found where its clients look. */
    public KafkaPlace place() {
        return place;
    }

    @Override
    public String bootstrapServers() {
        return place.bootstrapServers();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
