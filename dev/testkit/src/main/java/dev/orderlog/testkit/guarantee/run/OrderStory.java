package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.testkit.guarantee.Expected;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What other services say of one order, chapter by chapter, and what must have come of it by the end of each.
 *
 * @param before what has come of it before the first chapter: nothing, unless a person has asked for something
 */
public record OrderStory(UUID orderId, List<String> before, List<Chapter> chapters) {

    /**
     * @param events said in this order, at once; the next chapter waits until an expected outcome has come
     * @param outcomes everything acceptable that may have come of the order by then, from its beginning
     * @param asks keys under which the outside may be asked for it by then
     */
    public record Chapter(
            List<SpecificRecord> events, Set<List<String>> outcomes, Set<String> asks) {

        public static Chapter of(SpecificRecord event, List<String> outcome, String... asks) {
            return of(List.of(event), outcome, asks);
        }

        public static Chapter of(
                List<SpecificRecord> events, List<String> outcome, String... asks) {
            return new Chapter(events, Set.of(outcome), Set.of(asks));
        }
    }

    public static OrderStory of(UUID orderId, Chapter... chapters) {
        return new OrderStory(orderId, List.of(), List.of(chapters));
    }

    /** What may have come by the end of a chapter, -1 being before the first; after the last one nothing changes. */
    Expected expectedAfter(int chapter) {
        if (chapter < 0) {
            return new Expected(Set.of(before), Set.of());
        }
        var told = chapters.get(Math.min(chapter, chapters.size() - 1));
        return new Expected(told.outcomes(), told.asks());
    }
}
