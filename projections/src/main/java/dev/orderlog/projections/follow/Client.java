package dev.orderlog.projections.follow;

import dev.orderlog.projections.read.Bell;

import io.micronaut.http.sse.Event;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

import java.time.Duration;

/** The far end of a stream. It gets only what it has asked for, so that nothing piles up for a slow one. */
final class Client {

    private final Bell ready = new Bell();
    private final Runnable onLeaving;
    private volatile @Nullable FluxSink<Event<String>> sink;
    private volatile boolean over;

    Client(Runnable onLeaving) {
        this.onLeaving = onLeaving;
    }

    Flux<Event<String>> events() {
        return Flux.create(this::connect);
    }

    private void connect(FluxSink<Event<String>> connected) {
        connected.onDispose(this::leave);
        connected.onRequest(_ -> ready.ring());
        sink = connected;
        ready.ring();
        if (over) {
            connected.complete();
        }
    }

    private void leave() {
        over = true;
        ready.ring();
        onLeaving.run();
    }

    boolean isGone() {
        return over;
    }

    /** Waits until the client takes it; false when it is gone, or too slow. */
    boolean take(Event<String> event, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!over) {
            var connected = sink;
            if (connected != null && connected.requestedFromDownstream() > 0) {
                connected.next(event);
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            ready.isHeardWithin(Duration.ofNanos(left));
        }
        return false;
    }

    void end() {
        over = true;
        var connected = sink;
        if (connected != null) {
            connected.complete();
        }
    }
}
