package dev.orderlog.projections.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** One JSON object a line, and whole lines only. Safe for use by many threads. */
final class JsonLines implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final OutputStream out;

    JsonLines(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    void write(JsonNode line) {
        try {
            var bytes = (MAPPER.writeValueAsString(line) + "\n").getBytes(UTF_8);
            synchronized (this) {
                out.write(bytes);
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
