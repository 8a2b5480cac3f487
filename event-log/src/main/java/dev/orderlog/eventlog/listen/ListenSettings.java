package dev.orderlog.eventlog.listen;

import dev.orderlog.eventlog.batch.Backoff;

import java.time.Duration;
import java.util.Map;

/**
 * Limits of listening.
 *
 * @param consumer properties of the Kafka consumer; group id, offsets and deserializers are set here
 * @param batchMax records per poll, and so messages per transaction
 * @param pollMax how long a poll waits for the first record
 * @param commitEvery how far offset commits may trail behind what is handled
 * @param attemptsMax attempts before a batch is split, and before an order is parked
 * @param backoff pauses between attempts
 */
public record ListenSettings(
        Map<String, Object> consumer,
        int batchMax,
        Duration pollMax,
        Duration commitEvery,
        int attemptsMax,
        Backoff backoff) {}
