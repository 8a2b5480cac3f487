package dev.orderlog.shipping.carrier;

import dev.orderlog.shipping.domain.Parcel;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Serdeable
public record LabelRequest(String orderId, String service, Recipient address) {

    @Serdeable
    public record Recipient(
            String name,
            String line1,
            @Nullable String line2,
            String city,
            String postalCode,
            String country) {}

    static LabelRequest of(UUID orderId, Parcel parcel) {
        var address = parcel.address();
        return new LabelRequest(
                orderId.toString(),
                parcel.service(),
                new Recipient(
                        address.name(),
                        address.line1(),
                        address.line2().orElse(null),
                        address.city(),
                        address.postalCode(),
                        address.country()));
    }
}
