package dev.orderlog.bench.measure;

import java.util.List;

/** How many orders were under way, second by second, while new ones came at a steady rate. */
record Lag(List<Double> underWay) {

    private static final int THIRDS = 3;
    private static final double GROWTH_MAX = 1.2;
    private static final double SECONDS_WORTH_MAX = 0.5;

    Lag {
        if (underWay.size() < THIRDS) {
            throw new IllegalArgumentException("no thirds of " + underWay.size() + " seconds");
        }
        underWay = List.copyOf(underWay);
    }

    /** In the last third hardly more is under way than in the first: less than a fifth, and than what comes in half a second. */
    boolean isFlat(double ordersPerSecond) {
        return last() <= first() * GROWTH_MAX + ordersPerSecond * SECONDS_WORTH_MAX;
    }

    double first() {
        return mean(0);
    }

    double last() {
        return mean(THIRDS - 1);
    }

    private double mean(int third) {
        int size = underWay.size() / THIRDS;
        return underWay.subList(third * size, (third + 1) * size).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
