package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.testkit.guarantee.Expected;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What other services say of one order, chapter by chapter, and what must have come of it by the end of each. */
public record OrderStory(UUID orderId, List<Chapter> chapters) {

    /**
     * @param events said in this order, at once; the next chapter waits until an expected outcome has come
     * @param outcomes everything acceptable that may have come of the order by then, from its beginning
     * @param asks keys under which the outside may be asked for it by then
     */
    public record Chapter(
            List<SpecificRecord> events, Set<List<String>> outcomes, Set<String> asks) {

        public static Chapter of(SpecificRecord event, List<String> outcome, String... asks) {
            return new Chapter(List.of(event), Set.of(outcome), Set.of(asks));
        }
    }

    public static OrderStory of(UUID orderId, Chapter... chapters) {
        return new OrderStory(orderId, List.of(chapters));
    }

    /** What may have come by the end of a chapter; after the last one nothing changes. */
    Expected expectedAfter(int chapter) {
        var told = chapters.get(Math.min(chapter, chapters.size() - 1));
        return new Expected(told.outcomes(), told.asks());
    }

    /** What may have come before the first chapter. */
    static Expected nothing() {
        return new Expected(Set.of(List.of()), Set.of());
    }
}
