package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.guarantee.Expected;
import dev.orderlog.testkit.guarantee.Guarantee;
import dev.orderlog.testkit.guarantee.Observed;
import dev.orderlog.testkit.guarantee.Traces;

import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DynamicTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Feeds a consumer a few hundred events of some dozens of orders while it is restarted, killed, cut off and rewound, then asks every
 * guarantee what it thinks of what was observed.
 *
 * <p>What is fed, in which order, and what befalls the consumer after which record follow from the {@link Seed}; how far the consumer
 * has come at that moment does not, so that a seed repeats a run's story and not its timing.
 */
public final class GuaranteeRun {

    private static final Logger LOG = LoggerFactory.getLogger(GuaranteeRun.class);
    private static final int ORDERS = 48;
    private static final Duration SETTLING_MAX = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ConsumerUnderTest consumer;
    private final Seed seed;
    private final Set<TopicPartition> partitions;
    private final List<String> journal = new ArrayList<>();

    private GuaranteeRun(ConsumerUnderTest consumer, Seed seed) {
        this.consumer = consumer;
        this.seed = seed;
        this.partitions =
                consumer.topics().stream()
                        .map(TopicCatalogue.load()::topic)
                        .flatMap(topic ->
                                IntStream.range(0, topic.partitions())
                                        .mapToObj(each -> new TopicPartition(topic.name(), each)))
                        .collect(Collectors.toSet());
    }

    /**
     * Makes the run, then judges it: one test per guarantee.
     *
     * @param directory for the servers and the logs of child processes; deleted by the caller
     */
    public static Stream<DynamicTest> judging(
            List<Guarantee> guarantees, ConsumerUnderTest consumer, Path directory) {
        var run = new GuaranteeRun(consumer, Seed.choose());
        var observed = run.observe(directory);
        return guarantees.stream()
                .map(guarantee ->
                        DynamicTest.dynamicTest(
                                guarantee.promise(),
                                () -> Verdict.of(guarantee, observed).assertKept(run.story())));
    }

    private String story() {
        return "%s; again with -D%s=%d%n%s"
                .formatted(
                        consumer.name(),
                        Seed.PROPERTY,
                        seed.value(),
                        String.join(System.lineSeparator(), journal));
    }

    private Observed observe(Path directory) {
        try (var servers = new RunServers(directory);
                var group = new Group(servers.bootstrapServers(), consumer.name());
                var stage = new Stage(consumer, servers, group, partitions.size(), directory);
                var feeder = new Feeder(servers.bootstrapServers());
                var log = new WholeLog(servers.bootstrapServers())) {
            return new Telling(servers, group, stage, feeder, log).tell();
        } catch (RuntimeException | Error broken) {
            throw new AssertionError("the run could not be made: " + story(), broken);
        }
    }

    private final class Telling {
        private final Tables tables;
        private final Group group;
        private final Stage stage;
        private final Feeder feeder;
        private final WholeLog log;

        Telling(RunServers servers, Group group, Stage stage, Feeder feeder, WholeLog log) {
            this.tables = new Tables(servers);
            this.group = group;
            this.stage = stage;
            this.feeder = feeder;
            this.log = log;
        }

        Observed tell() {
            var random = seed.random();
            stage.begin();
            var feed = new Feed(consumer, consumer.stories(random, ORDERS, stage.first()), random);
            var acts = Act.drawn(random, consumer.keepsTables());
            var positions = random.ints(0, feed.size()).distinct().limit(acts.size()).sorted();
            var open = new ArrayList<>(positions.boxed().toList());
            int count = 0;
            boolean settled = true;
            for (int chapter = 0; chapter < feed.chapters().size() && settled; chapter++) {
                for (var item : feed.chapters().get(chapter)) {
                    feeder.feed(item);
                    if (!open.isEmpty() && open.getFirst() == count++) {
                        open.removeFirst();
                        perform(acts.removeFirst(), count);
                    }
                }
                var expected = feed.expectedAfter(chapter);
                settled = settle("chapter " + chapter, () -> cameTrue(expected, log.read()));
            }
            return reset(feed);
        }

        private void perform(Act act, int fed) {
            long begun = System.nanoTime();
            stage.perform(act);
            note("after record %d: %s".formatted(fed, act), begun);
        }

        private Observed reset(Feed feed) {
            var expected = feed.expectedAfter(feed.chapters().size());
            var fed = feeder.acknowledged();
            settle("everything", () -> isQuiet() && cameTrue(expected, log.readToEnd()));
            var before = traces(expected.keySet());
            stage.perform(Act.OFFSETS_RESET);
            settle("everything again", this::isQuiet);
            var after = traces(expected.keySet());
            return new Observed(
                    "/" + consumer.name(),
                    consumer.uncaused(),
                    expected,
                    consumer.expectedFacts(before.effects()),
                    fed,
                    before,
                    Optional.of(after),
                    stage.sharing());
        }

        private boolean isQuiet() throws Exception {
            return group.hasReadAll(partitions)
                    && (!consumer.keepsTables() || tables.unanswered() == 0);
        }

        private boolean cameTrue(
                Map<String, Expected> expected,
                List<dev.orderlog.testkit.guarantee.Logged> logged) {
            var came =
                    new Traces(
                            logged,
                            List.of(),
                            List.of(),
                            List.of(),
                            consumer.effects(expected.keySet(), logged, stage.first()),
                            Map.of());
            return expected.entrySet().stream()
                    .allMatch(each ->
                            each.getValue().effects().contains(came.effectsOf(each.getKey())));
        }

        private Traces traces(Set<String> orders) {
            var logged = log.readToEnd();
            return new Traces(
                    logged,
                    consumer.keepsTables() ? tables.events() : List.of(),
                    consumer.keepsTables() ? tables.parked() : List.of(),
                    List.copyOf(consumer.asked()),
                    consumer.effects(new HashSet<>(orders), logged, stage.first()),
                    consumer.facts(stage.first()));
        }

        /** Whether it settled in time; if not, the guarantees will say what is missing. */
        private boolean settle(String what, Callable<Boolean> settled) {
            long begun = System.nanoTime();
            try {
                Awaitility.await(what)
                        .atMost(SETTLING_MAX)
                        .pollInterval(POLL)
                        .ignoreExceptions()
                        .until(settled);
                note(what + " settled", begun);
                return true;
            } catch (ConditionTimeoutException late) {
                note(what + " did NOT settle", begun);
                return false;
            }
        }

        private void note(String what, long begun) {
            var entry = "%s (%d ms)".formatted(what, (System.nanoTime() - begun) / 1_000_000);
            LOG.info(entry);
            journal.add(entry);
        }
    }
}
