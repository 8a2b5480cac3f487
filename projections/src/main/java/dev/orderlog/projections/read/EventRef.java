package dev.orderlog.projections.read;

/** An event as its writer names it: of which key, who said it, and as which one of that key. */
public record EventRef(String topic, String key, String source, long sequence) {}
