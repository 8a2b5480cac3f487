package dev.orderlog.eventlog.parked;

import java.util.List;

/**
 * What was discarded.
 *
 * @param records places and types, in order; kept in {@code parked_discarded}
 * @param calls keys of outside calls
 * @param waiting how many records of the order still wait
 */
public record Discarded(String order, List<String> records, List<String> calls, long waiting) {}
