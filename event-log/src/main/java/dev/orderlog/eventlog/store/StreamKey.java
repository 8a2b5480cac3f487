package dev.orderlog.eventlog.store;

/** A stream's name: the topic that carries it and the key of its records there. */
public record StreamKey(String topic, String streamId) {}
