package dev.orderlog.bench.measure;

import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.SharedStage;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;
import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.projections.Projections;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order view built anew from a log that is there already, against a bare consumer that decodes each record of it. */
public final class ViewRebuild implements Measure {

    private static final String AS_ITS_IMAGE = "-XX:NewRatio=2";
    private static final String GROUP = "bench-rebuild";

    /** What part of the log is read before the clock starts: by then, the compilers have seen everything. */
    private static final int WARM_PART = 3;

    private static final String TOPIC = TopicCatalogue.ORDER_EVENTS;

    private final WholeOrders whole;

    /** @param whole fills the log that is read */
    public ViewRebuild(WholeOrders whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        whole.seen(bench);
        var stage = bench.stage().resting();
        try (var topics = new Topics(stage.bootstrapServers())) {
            long events = topics.size(TOPIC);
            bench.tell("rebuild of the order view from %d events".formatted(events));
            double ours = rebuilt(bench, stage, topics, events);
            bench.tell("%.0f events/s; the same by a bare consumer".formatted(ours));
            double limit = decoded(stage, events);
            return Taken.of(
                    new Row(
                            "rebuild of the order view",
                            new Quantity(ours, "events/s", "projections"),
                            new Quantity(limit, "events/s", "bare consumer, decoding each record"),
                            Goal.atLeast(0.3, 0.6),
                            List.of(),
                            Map.of("events", events)));
        }
    }

    private double rebuilt(Bench bench, Stage stage, Topics topics, long events)
            throws InterruptedException {
        var launch =
                JvmLaunch.ofMain("rebuild", bench.directory().resolve("rebuild"), Projections.class)
                        .withJvmFlags(Stage.jvmFlags(SharedStage.HEAP_MB).toArray(String[]::new))
                        .withJvmFlags(
                                AS_ITS_IMAGE,
                                "-Dmicronaut.server.port=-1",
                                "-Dorderlog.kafka.bootstrap-servers=" + stage.bootstrapServers(),
                                "-Dorderlog.registry.url=" + stage.registryUrl(),
                                "-Dorderlog.projections.application-id=" + GROUP,
                                "-Dorderlog.projections.state-dir="
                                        + bench.directory().resolve("rebuild-state"));
        try (var _ = ChildJvm.start(launch)) {
            return Stretch.measure(
                            bench, () -> topics.committed(GROUP, TOPIC), events / WARM_PART, events)
                    .perSecond();
        }
    }

    private static double decoded(Stage stage, long events) throws Exception {
        try (var serde = EventSerde.at(RegistrySettings.at(stage.registryUrl()));
                var reader =
                        new PartitionReader(
                                Map.of("bootstrap.servers", stage.bootstrapServers()))) {
            var ranges = reader.everything(Set.of(TOPIC));
            reader.read(ranges, record -> serde.decode(TOPIC, record.value()), () -> {});
            long began = System.nanoTime();
            reader.read(ranges, record -> serde.decode(TOPIC, record.value()), () -> {});
            return events / ((System.nanoTime() - began) / 1e9);
        }
    }
}
