package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.Orders;
import dev.orderlog.bench.report.Series;
import dev.orderlog.bench.report.Series.Point;

import java.util.ArrayList;
import java.util.List;

/** What orders did, second by second. */
final class OverTime {

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Point> accepted = new ArrayList<>();
    private final List<Point> shipped = new ArrayList<>();
    private final List<Point> underWay = new ArrayList<>();
    private double seconds;
    private long acceptedSince;
    private long shippedSince;

    private OverTime() {}

    static OverTime of(Bench bench, Orders orders, int seconds) throws InterruptedException {
        var times = new OverTime();
        long acceptedBefore = orders.accepted();
        long shippedBefore = orders.shipped();
        long began = System.nanoTime();
        for (int second = 0; second < seconds; second++) {
            bench.during(1);
            times.add(
                    (System.nanoTime() - began) / NANOS_PER_SECOND,
                    orders.accepted() - acceptedBefore,
                    orders.shipped() - shippedBefore,
                    orders.underWay());
        }
        return times;
    }

    /** Windows as if one had followed the other. */
    static OverTime joined(List<OverTime> windows) {
        var joined = new OverTime();
        windows.forEach(joined::append);
        return joined;
    }

    private void append(OverTime next) {
        append(next.accepted, accepted);
        append(next.shipped, shipped);
        append(next.underWay, underWay);
        seconds += next.seconds;
        acceptedSince += next.acceptedSince;
        shippedSince += next.shippedSince;
    }

    private void append(List<Point> next, List<Point> points) {
        next.forEach(each -> points.add(new Point(seconds + each.seconds(), each.value())));
    }

    private void add(double at, long acceptedUntil, long shippedUntil, long left) {
        double took = at - seconds;
        accepted.add(new Point(at, (acceptedUntil - acceptedSince) / took));
        shipped.add(new Point(at, (shippedUntil - shippedSince) / took));
        underWay.add(new Point(at, left));
        seconds = at;
        acceptedSince = acceptedUntil;
        shippedSince = shippedUntil;
    }

    double seconds() {
        return seconds;
    }

    long shipped() {
        return shippedSince;
    }

    double shippedPerSecond() {
        return shippedSince / seconds;
    }

    long accepted() {
        return acceptedSince;
    }

    double acceptedPerSecond() {
        return acceptedSince / seconds;
    }

    Lag lag() {
        return new Lag(underWay.stream().mapToDouble(Point::value).boxed().toList());
    }

    Series acceptedSeries(String name) {
        return new Series(name, "orders/s", accepted);
    }

    Series shippedSeries(String name) {
        return new Series(name, "orders/s", shipped);
    }

    Series underWaySeries(String name) {
        return new Series(name, "orders", underWay);
    }
}
