package dev.orderlog.cli.order;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The body of {@code POST /orders}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaceRequest(
        String customerId,
        String currency,
        List<Line> lines,
        String paymentToken,
        String shippingService,
        Address shippingAddress) {

    public record Line(String sku, int quantity, long unitPriceMinor) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Address(
            String name,
            String line1,
            @Nullable String line2,
            String city,
            String postalCode,
            String country) {}
}
