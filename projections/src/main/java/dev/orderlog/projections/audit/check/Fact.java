package dev.orderlog.projections.audit.check;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What an event says beyond its type, as far as another event or somebody else's book says it too. */
public sealed interface Fact {

    /** Nothing that could be compared. */
    record Plain() implements Fact {}

    /** The value is no event of ours. */
    record Unreadable(String why) implements Fact {}

    record Placed(String customer, long totalMinor, Map<String, Integer> lines) implements Fact {
        public Placed {
            lines = Map.copyOf(lines);
        }
    }

    /** Charged or refunded. */
    record Money(long amountMinor, String reference) implements Fact {}

    /** Reserved or released. */
    record Goods(Map<String, Integer> lines) implements Fact {
        public Goods {
            lines = Map.copyOf(lines);
        }
    }

    /** Bought or voided; null when there was none to void. */
    record Label(@Nullable String labelId) implements Fact {}

    /**
     * A change of one SKU's levels.
     *
     * @param availableBy how much {@code available} changed
     * @param reservedBy how much {@code reserved} changed
     * @param after the levels after it
     * @param orderId for which order, where it was for one
     */
    record Moved(long availableBy, long reservedBy, Level after, @Nullable String orderId)
            implements Fact {}
}
