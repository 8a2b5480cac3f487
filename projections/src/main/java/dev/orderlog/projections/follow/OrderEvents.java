package dev.orderlog.projections.follow;

import dev.orderlog.eventlog.thread.Threads;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.read.Followers;
import dev.orderlog.projections.read.OrderQueries;

import io.micronaut.http.sse.Event;
import io.micronaut.serde.ObjectMapper;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;

/** Streams of events, each on a virtual thread of its own. */
@Singleton
public final class OrderEvents {

    private final Followers followers;
    private final OrderQueries orders;
    private final ObjectMapper json;
    private final FollowSettings settings;
    private final ExecutorService threads = Threads.virtual("follow");

    OrderEvents(
            Followers followers, OrderQueries orders, ObjectMapper json, FollowSettings settings) {
        this.followers = followers;
        this.orders = orders;
        this.json = json;
        this.settings = settings;
    }

    /**
     * The events behind a version. The place is taken at once, and given back also if nobody subscribes.
     *
     * @throws dev.orderlog.eventlog.problem.ProblemException when no place is free
     */
    public Publisher<Event<String>> follow(String order, int partition, long seen) {
        var place = followers.follow(order);
        var client = new Client(place.bell()::ring);
        threads.execute(
                new Following(
                        place,
                        client,
                        seen,
                        version -> orders.event(order, partition, version),
                        this::json,
                        settings));
        return client.events();
    }

    private String json(HistoryEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
