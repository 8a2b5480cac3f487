package dev.orderlog.testkit.guarantee;

import java.util.Optional;

/**
 * A record that the run put into the log.
 *
 * @param id of the event; the same for each of its repeats
 * @param key the order that it is about
 * @param poison how it is spoiled, where it is
 */
public record Fed(
        String id, String type, String key, Place place, byte[] value, Optional<Poison> poison) {}
