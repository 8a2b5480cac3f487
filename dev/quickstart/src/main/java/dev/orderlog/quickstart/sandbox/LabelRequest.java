package dev.orderlog.quickstart.sandbox;

import static dev.orderlog.quickstart.sandbox.Request.text;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

record LabelRequest(String orderId, String service, Address address) {
    record Address(
            String name,
            String line1,
            @Nullable String line2,
            String city,
            String postalCode,
            String country) {
        Address {
            text("address.name", name);
            text("address.line1", line1);
            text("address.city", city);
            text("address.postalCode", postalCode);
            text("address.country", country);
        }
    }

    LabelRequest {
        text("orderId", orderId);
        text("service", service);
        Objects.requireNonNull(address, "address is missing");
    }
}
