package dev.orderlog.projections.audit.read;

/**
 * @param records offsets that have been read
 * @param total offsets that are to be read
 * @param bytes of keys, headers and values, as they were read
 */
public record Progress(long records, long total, long bytes, long millis) {

    private static final double MILLIS_PER_SECOND = 1000;

    public double recordsPerSecond() {
        return millis == 0 ? 0 : records * MILLIS_PER_SECOND / millis;
    }

    /** At the pace so far. */
    public long secondsLeft() {
        return records == 0
                ? 0
                : Math.round((double) (total - records) * millis / records / MILLIS_PER_SECOND);
    }

    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, records * 100 / total);
    }
}
