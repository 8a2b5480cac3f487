package dev.orderlog.bench.measure;

/** Takes one measure and its limit, side by side; several rows where one run shows several things. */
public interface Measure {

    /** For {@code --only}. */
    String name();

    Taken take(Bench bench) throws Exception;
}
