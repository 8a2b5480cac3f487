package dev.orderlog.testkit.guarantee;

import java.util.List;
import java.util.Set;

/**
 * What may come of one order.
 *
 * @param effects every acceptable outcome, whole and in order; more than one where a race may end either way
 * @param asks the idempotency keys under which the outside may be asked for it
 */
public record Expected(Set<List<String>> effects, Set<String> asks) {

    public static Expected of(List<String> effects, Set<String> asks) {
        return new Expected(Set.of(effects), asks);
    }
}
