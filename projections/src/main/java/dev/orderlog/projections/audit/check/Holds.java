package dev.orderlog.projections.audit.check;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What orders hold of which SKU, told once by the orders' events and once by the SKUs'. The two are in different topics and come
 * in no common order, so only sums are kept: what one side adds, the other takes away, and all sums are zero when both agree.
 * Orders whose sum is not zero are to be looked at again, one by one. Safe for use by many threads.
 */
final class Holds {

    private static final int BUCKETS = 1 << 18;

    private final AtomicLongArray sums = new AtomicLongArray(BUCKETS);

    /** @param sign 1 for reserved, -1 for released */
    void byOrder(String orderId, Map<String, Integer> lines, int sign) {
        lines.forEach((sku, quantity) -> add(orderId, sku, (long) sign * quantity));
    }

    /** @param reservedBy by how much the SKU's reserved level changed */
    void bySku(String orderId, String sku, long reservedBy) {
        add(orderId, sku, -reservedBy);
    }

    boolean agrees(String orderId) {
        return sums.get(bucket(orderId)) == 0;
    }

    boolean agrees() {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (sums.get(bucket) != 0) {
                return false;
            }
        }
        return true;
    }

    private void add(String orderId, String sku, long quantity) {
        sums.addAndGet(bucket(orderId), Mix.of(orderId, sku) * quantity);
    }

    private static int bucket(String orderId) {
        return (int) (Mix.of(orderId) & (BUCKETS - 1));
    }

    /** Equal for equal lines in any order; zero for none. */
    static long fingerprint(Map<String, Integer> lines) {
        long sum = 0;
        for (var line : lines.entrySet()) {
            sum += Mix.of(line.getKey()) * line.getValue();
        }
        return sum;
    }
}
