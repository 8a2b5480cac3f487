package dev.orderlog.eventlog.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.sse.Event;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

class EventLinesTest {

    private static final String STREAM =
            """
            : following
            retry: 1000


            id: 1
            event: OrderPlaced
            data: {"name":"Zoë"}

            data: two
            data: lines

            : waiting

            id: 2
            data: not ended
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void events_come_whole_in_whatever_pieces_their_bytes_come(int size) {
        var lines = new EventLines();
        var events = new ArrayList<Event<String>>();
        var bytes = STREAM.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            var piece = ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from));
            events.addAll(lines.take(List.of(piece)));
        }

        assertThat(events)
                .extracting(
                        Event::getId,
                        Event::getName,
                        Event::getComment,
                        event -> event.getRetry() == null ? null : event.getRetry().toMillis(),
                        Event::getData)
                .containsExactly(
                        tuple(null, null, "following", 1000L, ""),
                        tuple("1", "OrderPlaced", null, null, "{\"name\":\"Zoë\"}"),
                        tuple(null, null, null, null, "two\nlines"),
                        tuple(null, null, "waiting", null, ""));
    }
}
