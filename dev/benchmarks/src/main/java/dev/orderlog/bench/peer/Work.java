package dev.orderlog.bench.peer;

/**
 * What a peer is given: an empty database, an empty topic, and how much to do.
 *
 * @param concurrency orders it may have in hand at once
 * @param seconds of each measured window, the first after {@code warmUpSeconds} of the same work
 */
public record Work(
        String jdbcUrl,
        String user,
        String password,
        String bootstrapServers,
        String topic,
        int concurrency,
        int warmUpSeconds,
        int seconds,
        int windows,
        long seed) {}
