package dev.orderlog.eventlog.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.micronaut.http.sse.Event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/** Of another instance that says hello and then nothing more. */
class EventStreamsTest {

    private static final Duration CEILING = Duration.ofSeconds(60);
    private static final String HELLO =
            "HTTP/1.1 200 OK\r\n"
                    + "Content-Type: text/event-stream\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "d\r\n"
                    + "data: hello\n\n\r\n";

    private final List<Throwable> dropped = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Socket> connection = new CompletableFuture<>();
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();
    private ServerSocket other;

    @BeforeEach
    void start() throws IOException {
        Hooks.onErrorDropped(dropped::add);
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::sayHello);
    }

    @AfterEach
    void stop() throws IOException {
        Hooks.resetOnErrorDropped();
        other.close();
    }

    @Test
    void who_leaves_leaves_the_other_instance_and_it_is_no_error() throws Exception {
        try (var streams = streams(CEILING)) {
            var heard = new CompletableFuture<Object>();
            var following = ask(streams).subscribe(event -> heard.complete(event.getData()));
            assertThat(heard.get(CEILING.toSeconds(), SECONDS)).isEqualTo("hello");

            following.dispose();

            assertThat(left.get(CEILING.toSeconds(), SECONDS)).isTrue();
            assertThat(dropped).isEmpty();
        }
    }

    @Test
    void a_stream_that_breaks_off_is_an_error() throws Exception {
        try (var streams = streams(CEILING)) {
            var events = ask(streams).doOnNext(_ -> breakOff());

            assertThatThrownBy(() -> events.blockLast(CEILING))
                    .hasRootCauseInstanceOf(IOException.class);
            assertThat(dropped).isEmpty();
        }
    }

    @Test
    void a_stream_that_is_silent_for_too_long_is_an_error_and_is_left() throws Exception {
        try (var streams = streams(Duration.ofMillis(200))) {
            assertThatThrownBy(() -> ask(streams).blockLast(CEILING))
                    .hasRootCauseInstanceOf(TimeoutException.class);

            assertThat(left.get(CEILING.toSeconds(), SECONDS)).isTrue();
            assertThat(dropped).isEmpty();
        }
    }

    private static EventStreams streams(Duration silenceMax) {
        return new EventStreams(CEILING, CEILING, silenceMax);
    }

    private Flux<Event<?>> ask(EventStreams streams) throws IOException {
        var there = URI.create("http://127.0.0.1:" + other.getLocalPort());
        return ((Flux<?>) streams.ask(there, Map.of()).body()).map(Event.class::cast);
    }

    private void breakOff() {
        try {
            connection.join().close();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private void sayHello() {
        try (var client = other.accept()) {
            connection.complete(client);
            client.getOutputStream().write(HELLO.getBytes(UTF_8));
            while (client.getInputStream().read() >= 0) {
                Thread.onSpinWait();
            }
            left.complete(true);
        } catch (IOException brokenOff) {
            left.complete(!other.isClosed() && !connection.join().isClosed());
        }
    }
}
