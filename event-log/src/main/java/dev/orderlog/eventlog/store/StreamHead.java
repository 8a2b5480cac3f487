package dev.orderlog.eventlog.store;

/**
 * Where a stream ends.
 *
 * @param version of its last row, 0 for none
 * @param sequence of the last event said in it, 0 for none
 */
public record StreamHead(long version, long sequence) {

    public static final StreamHead EMPTY = new StreamHead(0, 0);
}
