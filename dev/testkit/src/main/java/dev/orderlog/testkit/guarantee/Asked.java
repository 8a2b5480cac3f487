package dev.orderlog.testkit.guarantee;

/**
 * A request that reached the outside, answered or not.
 *
 * @param key its idempotency key
 * @param request everything else of it: the same key must always come with the same request
 */
public record Asked(String key, String request) {}
