package dev.orderlog.testkit.guarantee;

/** A record of the log that a consumer set aside. */
public record Parked(String streamId, Place place, String reason, byte[] value) {}
