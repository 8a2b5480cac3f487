package dev.orderlog.testkit.guarantee;

/**
 * A record of the log as its headers tell it; texts are empty and the sequence is 0 where a header is missing.
 *
 * @param key order id, or the SKU
 */
public record Logged(
        Place place,
        String key,
        String id,
        String type,
        String source,
        long sequence,
        String causationId,
        String correlationId) {}
