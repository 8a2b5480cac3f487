package dev.orderlog.testkit.guarantee;

/** A row of the event table. */
public record Row(
        String topic,
        String streamId,
        long version,
        String eventId,
        boolean said,
        long sequence,
        String type) {}
