package dev.orderlog.quickstart.chaos.check;

import java.util.Set;

/**
 * An order as its customer has seen it.
 *
 * @param customer of this order alone, so that it can be found in the log without its id
 */
public record Asked(String customer, Answer answer) {

    /** What the customer was told in the end. */
    public sealed interface Answer {}

    /** @param orderIds all ids that repeats of the request were answered with; more than one is a lie */
    public record Accepted(Set<String> orderIds) implements Answer {
        public Accepted {
            orderIds = Set.copyOf(orderIds);
        }
    }

    public record Refused(String why) implements Answer {}

    /** Asked again and again in vain. */
    public record Silence() implements Answer {}
}
