package dev.orderlog.projections.follow;

import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.read.Followers;

import io.micronaut.http.sse.Event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * One client and one order: sends each event once it is folded, a sign of life when there is none, and ends with the
 * order, with the client, or when the order moves to another instance.
 */
final class Following implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);

    private final Followers.Follower place;
    private final Client client;
    private final LongFunction<Optional<HistoryEntry>> events;
    private final Function<HistoryEntry, String> json;
    private final FollowSettings settings;
    private long sent;

    /** @param events the event that made a version of the order, once it is folded */
    Following(
            Followers.Follower place,
            Client client,
            long sent,
            LongFunction<Optional<HistoryEntry>> events,
            Function<HistoryEntry, String> json,
            FollowSettings settings) {
        this.place = place;
        this.client = client;
        this.sent = sent;
        this.events = events;
        this.json = json;
        this.settings = settings;
    }

    @Override
    public void run() {
        try (place) {
            follow();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ProblemException moving) {
            LOG.debug("a stream ends, its order is not here: {}", moving.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("a stream ends", failed);
        } finally {
            client.end();
        }
    }

    private void follow() throws InterruptedException {
        boolean taken = take(comment("following").retry(RECONNECT_AFTER));
        while (taken) {
            var next = events.apply(sent + 1);
            if (next.isPresent()) {
                taken = take(event(next.get())) && !next.get().endsTheOrder();
                sent++;
            } else if (!place.bell().isHeardWithin(settings.heartbeat())) {
                taken = take(comment("waiting"));
            } else {
                taken = !client.isGone();
            }
        }
    }

    private boolean take(Event<String> event) throws InterruptedException {
        return client.take(event, settings.slowReaderMax());
    }

    private Event<String> event(HistoryEntry entry) {
        return Event.of(json.apply(entry)).id(Long.toString(entry.version())).name(entry.type());
    }

    /** Clients pass over comments. */
    private static Event<String> comment(String text) {
        return Event.of("").comment(text);
    }
}
