package dev.orderlog.projections.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads server-sent events as a client would; closing it breaks the connection. */
record FollowedOrder(HttpResponse<InputStream> answer, BufferedReader lines)
        implements AutoCloseable {

    static FollowedOrder at(HttpResponse<InputStream> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new FollowedOrder(
                answer,
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Null where the stream has ended. */
    String line() {
        try {
            return lines.readLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String comment() {
        String line = line();
        while (!line.startsWith(":")) {
            line = line();
        }
        return line;
    }

    /** The fields of the next event, past comments; none where the stream has ended. */
    Map<String, String> next() {
        var fields = new LinkedHashMap<String, String>();
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && fields.containsKey("data")) {
                return fields;
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        assertThat(fields).doesNotContainKey("data");
        return Map.of();
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
