package dev.orderlog.projections.domain;

/** A view together with how many events made it, and which. */
public record Folded<V>(V view, long version, Progress progress) {

    public static <V> Folded<V> none(V initial) {
        return new Folded<>(initial, 0, Progress.NONE);
    }

    public Folded<V> next(V folded, String source, long sequence) {
        return new Folded<>(folded, version + 1, progress.with(source, sequence));
    }
}
