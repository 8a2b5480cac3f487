package dev.orderlog.bench.peer;

import java.util.List;

/**
 * What a peer did in its windows, all together.
 *
 * @param count whole orders, or events where it is a relay
 * @param wrong what was lost, doubled or left over, empty when all is right
 */
public record Done(long count, double seconds, List<String> wrong) {}
