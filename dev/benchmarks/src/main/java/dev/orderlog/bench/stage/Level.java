package dev.orderlog.bench.stage;

import dev.orderlog.schemas.TopicCatalogue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Everybody has read the log to its end. */
final class Level {

    private static final String PROJECTIONS_GROUP = "orderlog-projections";
    private static final List<String> GROUPS =
            Stream.concat(Stage.LISTENING.stream(), Stream.of(PROJECTIONS_GROUP)).toList();
    private static final Duration MAX = Duration.ofMinutes(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Level() {}

    static void await(String bootstrapServers) throws InterruptedException {
        long until = System.nanoTime() + MAX.toNanos();
        try (var topics = new Topics(bootstrapServers)) {
            while (!GROUPS.stream().allMatch(group -> hasRead(topics, group))) {
                if (System.nanoTime() - until > 0) {
                    throw new IllegalStateException(
                            "after %s the log is not read to its end by all of %s"
                                    .formatted(MAX, GROUPS));
                }
                new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static boolean hasRead(Topics topics, String group) {
        return topics.committed(group, TopicCatalogue.ORDER_EVENTS)
                >= topics.size(TopicCatalogue.ORDER_EVENTS);
    }
}
