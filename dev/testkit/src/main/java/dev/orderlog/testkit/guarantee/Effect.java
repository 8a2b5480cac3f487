package dev.orderlog.testkit.guarantee;

/**
 * Something that a consumer did with an order: an event it said, or an event it folded.
 *
 * @param key order id
 * @param what type of the event
 * @param causeId id of the event that led to it; empty where a person asked directly
 * @param number 1, 2, 3 ... within the order, as the consumer counts
 */
public record Effect(String key, String what, String causeId, long number) {}
