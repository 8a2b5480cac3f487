package dev.orderlog.projections.audit.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Audits as they are told, and as they are kept. */
public final class AuditJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private AuditJson() {}

    public static String of(Audit audit) {
        return write(audit);
    }

    public static String of(Collection<Audit> audits) {
        return write(Map.of("audits", audits));
    }

    /** Those of {@link #of(Collection)}. */
    public static List<Audit> list(byte[] told) throws IOException {
        return MAPPER.readerForListOf(Audit.class).readValue(MAPPER.readTree(told).path("audits"));
    }

    /** @param text JSON, as somebody has made sure */
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Audit parse(byte[] kept) throws IOException {
        return MAPPER.readValue(kept, Audit.class);
    }

    static JsonNode tree(Map<String, Object> value) {
        return MAPPER.valueToTree(value);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
