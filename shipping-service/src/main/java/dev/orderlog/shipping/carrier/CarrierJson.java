package dev.orderlog.shipping.carrier;

import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

record CarrierJson(ObjectMapper mapper) {

    byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    <T> T read(byte[] json, Class<T> type) throws IOException {
        var value = mapper.readValue(json, type);
        if (value == null) {
            throw new IOException("null instead of " + type.getSimpleName());
        }
        return value;
    }
}
