package dev.orderlog.bench.peer.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** What every peer is asked for: one line of one product, about 300 bytes as JSON. */
public record Order(
        UUID id,
        String customer,
        String sku,
        int quantity,
        long amountMinor,
        String currency,
        String paymentToken,
        String shippingService,
        String addressee,
        String street,
        String city,
        String postalCode,
        String country) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Order of(byte[] json) {
        try {
            return JSON.readValue(json, Order.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
