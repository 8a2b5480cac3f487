package dev.orderlog.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What was asked, what was answered, and what the log says of it. */
public final class Orders {

    private static final int EXAMPLES_MAX = 5;

    private final Map<String, Way> ways = new ConcurrentHashMap<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong shipped = new AtomicLong();
    private final LongAdder refused = new LongAdder();
    private final Map<String, Long> examples = new ConcurrentHashMap<>();

    /** Times of one order in nanoseconds, 0 where it has not come so far; counts tell doubles. */
    private static final class Way {
        private volatile long dueNanos;
        private volatile long acceptedNanos;
        private volatile long reservedNanos;
        private volatile long shippedNanos;
        private volatile int shippedTimes;
        private volatile boolean cancelled;
    }

    void accepted(String id, long dueNanos, long nanos) {
        var way = way(id);
        way.dueNanos = dueNanos;
        way.acceptedNanos = nanos;
        accepted.incrementAndGet();
    }

    void refused(int status, String body) {
        refused.increment();
        if (examples.size() < EXAMPLES_MAX) {
            examples.put(status + " " + body, (long) status);
        }
    }

    void lost(String reason) {
        refused(0, reason);
    }

    /** @return whether this was the first shipment of the order */
    boolean seen(String type, String id, long nanos) {
        switch (type) {
            case "InventoryReserved" -> way(id).reservedNanos = nanos;
            case "ShipmentCreated" -> {
                var way = way(id);
                way.shippedTimes++;
                if (way.shippedTimes == 1) {
                    way.shippedNanos = nanos;
                    shipped.incrementAndGet();
                    return true;
                }
            }
            case "OrderCancelled", "PaymentFailed", "InventoryFailed", "ShipmentFailed" ->
                    way(id).cancelled = true;
            default -> {}
        }
        return false;
    }

    public long accepted() {
        return accepted.get();
    }

    public long shipped() {
        return shipped.get();
    }

    /** Accepted and not yet shipped. */
    public long underWay() {
        return accepted() - shipped();
    }

    public long refused() {
        return refused.sum();
    }

    /** Due time to reservation, in nanoseconds, of the orders due within a span. */
    public long[] toReserved(long fromNanos, long toNanos) {
        return ways.values().stream()
                .filter(way ->
                        way.dueNanos - fromNanos >= 0
                                && way.dueNanos - toNanos < 0
                                && way.reservedNanos != 0)
                .mapToLong(way -> way.reservedNanos - way.dueNanos)
                .toArray();
    }

    /** Due time to the 202, in nanoseconds, of the orders due within a span. */
    public long[] toAccepted(long fromNanos, long toNanos) {
        return ways.values().stream()
                .filter(way ->
                        way.dueNanos - fromNanos >= 0
                                && way.dueNanos - toNanos < 0
                                && way.acceptedNanos != 0)
                .mapToLong(way -> way.acceptedNanos - way.dueNanos)
                .toArray();
    }

    /** What must not be, once all has come to rest: lost, doubled, refused or never asked for. */
    public List<String> wrong() {
        var wrong = new ArrayList<String>();
        note(
                wrong,
                "accepted and never shipped",
                count(way -> way.acceptedNanos != 0 && way.shippedTimes == 0));
        note(wrong, "shipped more than once", count(way -> way.shippedTimes > 1));
        note(
                wrong,
                "shipped and never accepted",
                count(way -> way.acceptedNanos == 0 && way.shippedTimes > 0));
        note(wrong, "failed on their way", count(way -> way.cancelled));
        wrong.addAll(wrongAnswers());
        return wrong;
    }

    /** Requests that got anything but their 202. */
    public List<String> wrongAnswers() {
        return refused() == 0
                ? List.of()
                : List.of(
                        "%d requests refused, such as %s".formatted(refused(), examples.keySet()));
    }

    private long count(java.util.function.Predicate<Way> which) {
        return ways.values().stream().filter(which).count();
    }

    private static void note(List<String> wrong, String what, long count) {
        if (count > 0) {
            wrong.add("%d orders %s".formatted(count, what));
        }
    }

    private Way way(String id) {
        return ways.computeIfAbsent(id, _ -> new Way());
    }
}
