package dev.orderlog.orders.place;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * @param linesMax lines per order
 * @param quantityMax pieces per line
 * @param totalMinorMax sum of an order, and so the price of a piece, in minor units
 * @param textLengthMax characters of a name, a token, a line of an address
 */
@ConfigurationProperties("orderlog.orders")
public record OrderLimits(
        @Bindable(defaultValue = "100") int linesMax,
        @Bindable(defaultValue = "10000") int quantityMax,
        @Bindable(defaultValue = "1000000000000") long totalMinorMax,
        @Bindable(defaultValue = "200") int textLengthMax) {}
