package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.guarantee.Asked;
import dev.orderlog.testkit.guarantee.Effect;
import dev.orderlog.testkit.guarantee.Logged;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A consumer of the log as a run sees it: how to start it, what to tell it, and what must come of that. What must come is computed
 * by the test, never by the consumer's own code.
 */
public interface ConsumerUnderTest {

    /** Its consumer group and, behind a slash, its {@code ce_source}. */
    String name();

    /** What a JVM of its own runs. */
    Class<?> main();

    /** What it needs to be configured beyond its servers; asked for anew at each start. */
    Map<String, Object> settings();

    /** Starts it in this JVM. */
    Instance start(Map<String, Object> settings);

    /** The orders of the run. Draws on the given randomness only, so that a seed tells the same stories again. */
    List<OrderStory> stories(RandomGenerator random, int orders, Instance running);

    /** A well-formed event about this order, of a type that it hears, whose content makes it throw; empty where there is none. */
    default Optional<SpecificRecord> unacceptable(UUID orderId) {
        return Optional.empty();
    }

    /** What it asked of the outside so far. */
    default List<Asked> asked() {
        return List.of();
    }

    /** Types that it says because a person asked, and therefore without a cause. */
    default Set<String> uncaused() {
        return Set.of();
    }

    /** What it did with the orders so far: for a service, what it said of them. */
    default List<Effect> effects(Set<String> orders, List<Logged> log, Instance running) {
        return log.stream()
                .filter(each -> each.source().equals("/" + name()))
                .filter(each -> each.place().topic().equals(TopicCatalogue.ORDER_EVENTS))
                .map(each ->
                        new Effect(each.key(), each.type(), each.causationId(), each.sequence()))
                .toList();
    }

    /** Named results, such as levels of stock, that must be as {@link #expectedFacts} in the end. */
    default Map<String, String> facts(Instance running) {
        return Map.of();
    }

    /** What the facts must be, given what was done with the orders. */
    default Map<String, String> expectedFacts(List<Effect> effects) {
        return Map.of();
    }

    /** The topics that it listens to. */
    default Set<String> topics() {
        return Set.of(TopicCatalogue.ORDER_EVENTS);
    }

    /** Whether it goes on with an order behind a record that it cannot handle, as a view does. */
    default boolean skipsCulprits() {
        return false;
    }

    /** Whether it has the tables of {@code event-log}; a view has none. */
    default boolean keepsTables() {
        return true;
    }
}
