package dev.orderlog.quickstart.chaos.check;

/** An event that a service has put aside. */
public record Parked(String service, String streamId, String reason) {}
