package dev.orderlog.quickstart.chaos.check;

import org.jspecify.annotations.Nullable;

/**
 * One record of the log.
 *
 * @param key order id or SKU
 * @param digest of all its headers and its value: equal for records that are the same, byte for byte
 */
public record LogEvent(
        String topic,
        int partition,
        long offset,
        String key,
        String id,
        String type,
        String source,
        long sequence,
        @Nullable String causationId,
        Fact fact,
        String digest) {

    boolean isTerminal() {
        return type.equals("OrderCompleted") || type.equals("OrderCancelled");
    }

    /** Where it stands, for people. */
    String place() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
