package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.testkit.guarantee.Expected;
import dev.orderlog.testkit.guarantee.Poison;

import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Everything that a run feeds, decided before it begins: the stories' chapters, shuffled among orders and in order within each, with
 * repeats of what was fed before, and a culprit in some orders.
 */
final class Feed {

    /** One in so many records is followed by a repeat. */
    private static final int REPEATS = 4;

    private final List<OrderStory> stories;
    private final Map<UUID, Culprit> culprits = new HashMap<>();
    private final List<List<Item>> chapters = new ArrayList<>();
    private final RandomGenerator random;
    private final boolean skipsCulprits;

    private record Culprit(Poison kind, int chapter) {}

    Feed(ConsumerUnderTest consumer, List<OrderStory> stories, RandomGenerator random) {
        this.stories = stories;
        this.random = random;
        this.skipsCulprits = consumer.skipsCulprits();
        spoil(consumer);
        var fed = new ArrayList<Item>();
        int count = stories.stream().mapToInt(each -> each.chapters().size()).max().orElse(0);
        for (int chapter = 0; chapter < count; chapter++) {
            chapters.add(shuffle(chapter, consumer, fed));
        }
    }

    /** What to feed, chapter by chapter. */
    List<List<Item>> chapters() {
        return chapters;
    }

    int size() {
        return chapters.stream().mapToInt(List::size).sum();
    }

    /** What may have come of each order when a chapter has been told. */
    Map<String, Expected> expectedAfter(int chapter) {
        var expected = new LinkedHashMap<String, Expected>();
        for (var story : stories) {
            var culprit = culprits.get(story.orderId());
            int told =
                    culprit == null || skipsCulprits
                            ? chapter
                            : Math.min(chapter, culprit.chapter() - 1);
            expected.put(story.orderId().toString(), story.expectedAfter(told));
        }
        return expected;
    }

    private void spoil(ConsumerUnderTest consumer) {
        var open = new ArrayList<>(stories);
        for (var kind : Poison.values()) {
            if (kind == Poison.UNACCEPTABLE_CONTENT
                    && consumer.unacceptable(open.getFirst().orderId()).isEmpty()) {
                continue;
            }
            var story = open.remove(random.nextInt(open.size()));
            culprits.put(
                    story.orderId(), new Culprit(kind, random.nextInt(story.chapters().size())));
        }
    }

    private List<Item> shuffle(int chapter, ConsumerUnderTest consumer, List<Item> fed) {
        var open = new ArrayList<Deque<Item>>();
        for (var story : stories) {
            var items = items(story, chapter, consumer);
            if (!items.isEmpty()) {
                open.add(items);
            }
        }
        var shuffled = new ArrayList<Item>();
        while (!open.isEmpty()) {
            int drawn = random.nextInt(open.size());
            var item = open.get(drawn).remove();
            if (open.get(drawn).isEmpty()) {
                open.remove(drawn);
            }
            shuffled.add(item);
            fed.add(item);
            if (random.nextInt(REPEATS) == 0) {
                Optional.of(fed.get(random.nextInt(fed.size())))
                        .filter(again -> again.poison().isEmpty())
                        .ifPresent(shuffled::add);
            }
        }
        return shuffled;
    }

    private Deque<Item> items(OrderStory story, int chapter, ConsumerUnderTest consumer) {
        var items = new ArrayDeque<Item>();
        if (chapter >= story.chapters().size()) {
            return items;
        }
        var told = story.chapters().get(chapter);
        var culprit = culprits.get(story.orderId());
        if (culprit != null && culprit.chapter() == chapter) {
            SpecificRecord event =
                    culprit.kind() == Poison.UNACCEPTABLE_CONTENT
                            ? consumer.unacceptable(story.orderId()).orElseThrow()
                            : told.events().getFirst();
            items.add(item(story, event, Optional.of(culprit.kind())));
        }
        told.events().forEach(event -> items.add(item(story, event, Optional.empty())));
        return items;
    }

    private Item item(OrderStory story, SpecificRecord event, Optional<Poison> poison) {
        return new Item(Seed.id(random), story.orderId(), event, poison);
    }
}
