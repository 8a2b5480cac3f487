package dev.orderlog.eventlog.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** A record's headers as they are kept, byte for byte: text where a value is text, base64 where it is not. */
public final class StoredHeaders {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StoredHeaders() {}

    /**
     * One header; neither text nor base64 for one without a value.
     *
     * @param value the value where it is text that can be shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stored(String name, @Nullable String value, byte @Nullable [] base64) {}

    public static List<Stored> list(Headers headers) {
        var stored = new ArrayList<Stored>();
        headers.forEach(header -> stored.add(stored(header)));
        return stored;
    }

    public static String toJson(Headers headers) {
        try {
            return MAPPER.writeValueAsString(list(headers));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The headers that {@link #toJson} wrote. */
    public static Headers fromJson(String json) {
        try {
            var headers = new RecordHeaders();
            for (var stored : MAPPER.readValue(json, Stored[].class)) {
                headers.add(stored.name(), bytes(stored));
            }
            return headers;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("these are no stored headers", unreadable);
        }
    }

    private static byte @Nullable [] bytes(Stored stored) {
        return stored.value() == null ? stored.base64() : stored.value().getBytes(UTF_8);
    }

    private static Stored stored(Header header) {
        var value = header.value();
        if (value == null) {
            return new Stored(header.key(), null, null);
        }
        var text = text(value);
        return text == null
                ? new Stored(header.key(), null, value)
                : new Stored(header.key(), text, null);
    }

    private static @Nullable String text(byte[] value) {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            return text.codePoints().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
