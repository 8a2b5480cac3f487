package dev.orderlog.orders.domain;

import java.util.List;

/** What a customer asks for. At least one line, all in one currency. */
public record Placement(
        String customerId,
        List<Line> lines,
        String paymentToken,
        String shippingService,
        Address shippingAddress) {

    public Placement {
        lines = List.copyOf(lines);
    }

    /** @throws ArithmeticException when the sum does not fit */
    public Money total() {
        return lines.stream().map(Line::price).reduce(Money::plus).orElseThrow();
    }
}
