package dev.orderlog.bench.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.List;

/** What one number did over time, for example {@code orders/s} or {@code lag, events}. */
public record Series(String name, String unit, List<Point> points) {

    /** @param seconds since the run began */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"seconds", "value"})
    public record Point(double seconds, double value) {}

    public Series {
        points = List.copyOf(points);
    }
}
