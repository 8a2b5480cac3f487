package dev.orderlog.quickstart.demo;

import java.util.List;

/**
 * One order's story.
 *
 * @param lines what is ordered
 * @param acts what happens to it after it was placed
 */
public record Scenario(
        String name,
        List<Line> lines,
        String paymentToken,
        String shippingService,
        List<Act> acts,
        Expected expected) {

    /** @param inStock how much there is before the order comes */
    public record Line(String item, int quantity, long unitPriceMinor, int inStock) {}

    public Scenario {
        lines = List.copyOf(lines);
        acts = List.copyOf(acts);
    }

    public long totalMinor() {
        return lines.stream().mapToLong(line -> line.quantity() * line.unitPriceMinor()).sum();
    }
}
