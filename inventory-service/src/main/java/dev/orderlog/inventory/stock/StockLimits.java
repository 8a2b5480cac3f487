package dev.orderlog.inventory.stock;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * @param quantityMax pieces per receipt or adjustment
 * @param pageSizeMax SKUs per page
 */
@ConfigurationProperties("orderlog.inventory")
public record StockLimits(
        @Bindable(defaultValue = "1000000") int quantityMax,
        @Bindable(defaultValue = "1000") int pageSizeMax) {}
