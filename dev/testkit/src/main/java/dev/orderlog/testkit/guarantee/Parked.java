package dev.orderlog.testkit.guarantee;

/**
 * A record of the log that a consumer set aside.
 *
 * @param kind why, as a code
 * @param reason why, in words
 */
public record Parked(String streamId, Place place, String kind, String reason, byte[] value) {}
