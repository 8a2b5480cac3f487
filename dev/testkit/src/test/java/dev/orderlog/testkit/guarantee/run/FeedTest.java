package dev.orderlog.testkit.guarantee.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.testkit.guarantee.Poison;
import dev.orderlog.testkit.guarantee.run.OrderStory.Chapter;
import dev.orderlog.testkit.log.Events;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

class FeedTest {

    private static final List<String> PAID = List.of("Paid");
    private static final List<String> REFUNDED = List.of("Paid", "Refunded");

    @Test
    void the_same_seed_feeds_the_same_records_in_the_same_order() {
        assertThat(feed(7).chapters()).isEqualTo(feed(7).chapters());
        assertThat(Act.drawn(new Seed(7).random(), true))
                .isEqualTo(Act.drawn(new Seed(7).random(), true));
        assertThat(feed(7).chapters()).isNotEqualTo(feed(8).chapters());
    }

    @Test
    void orders_are_shuffled_and_each_keeps_its_order() {
        var items = firsts(feed(7));
        var orders = items.stream().map(Item::orderId).toList();

        assertThat(orders).isNotEqualTo(orders.stream().sorted().toList());
        assertThat(new HashSet<>(orders))
                .allSatisfy(order ->
                        assertThat(items)
                                .filteredOn(item -> item.orderId().equals(order))
                                .filteredOn(item -> item.poison().isEmpty())
                                .extracting(item -> item.event().getSchema().getName())
                                .containsExactly("OrderPlaced", "InventoryFailed"));
    }

    @Test
    void some_records_are_repeated_and_never_before_their_first_time() {
        var all = all(feed(7));

        assertThat(all.size()).isGreaterThan(firsts(feed(7)).size());
        assertThat(all).extracting(Item::id).startsWith(firsts(feed(7)).getFirst().id());
    }

    @Test
    void every_kind_of_culprit_is_in_an_order_of_its_own() {
        var culprits = all(feed(7)).stream().filter(item -> item.poison().isPresent()).toList();

        assertThat(culprits)
                .extracting(item -> item.poison().orElseThrow())
                .containsExactlyInAnyOrder(Poison.values());
        assertThat(culprits).extracting(Item::orderId).doesNotHaveDuplicates();
    }

    @Test
    void behind_its_culprit_nothing_is_expected_of_an_order() {
        var feed = feed(7);
        var expected = feed.expectedAfter(1);
        for (int chapter = 0; chapter < 2; chapter++) {
            var before = chapter == 0 ? List.<String>of() : PAID;
            assertThat(feed.chapters().get(chapter))
                    .filteredOn(item -> item.poison().isPresent())
                    .extracting(item -> expected.get(item.orderId().toString()).effects())
                    .allSatisfy(effects -> assertThat(effects).containsExactly(before));
        }
    }

    private static Feed feed(long seed) {
        var random = new Seed(seed).random();
        var consumer = new Consumer();
        return new Feed(consumer, consumer.stories(random, 20, null), random);
    }

    private static List<Item> all(Feed feed) {
        return feed.chapters().stream().flatMap(List::stream).toList();
    }

    private static List<Item> firsts(Feed feed) {
        var seen = new HashSet<UUID>();
        var firsts = new ArrayList<>(all(feed));
        firsts.removeIf(item -> !seen.add(item.id()));
        return firsts;
    }

    private static final class Consumer implements ConsumerUnderTest {

        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public Class<?> main() {
            return Consumer.class;
        }

        @Override
        public Map<String, Object> settings() {
            return Map.of();
        }

        @Override
        public Instance start(Map<String, Object> settings) {
            throw new IllegalStateException("nobody starts");
        }

        @Override
        public List<OrderStory> stories(RandomGenerator random, int orders, Instance running) {
            return IntStream.range(0, orders)
                    .mapToObj(_ -> Seed.id(random))
                    .map(id ->
                            OrderStory.of(
                                    id,
                                    Chapter.of(Events.placed(id).build(), PAID),
                                    Chapter.of(Events.outOfStock(id), REFUNDED)))
                    .toList();
        }

        @Override
        public Optional<SpecificRecord> unacceptable(UUID orderId) {
            return Optional.of(Events.placed(orderId).build());
        }
    }
}
