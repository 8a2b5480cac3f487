package dev.orderlog.eventlog.batch;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the streams stood that this process appended to last, so that what follows soon is decided without loading them. Another
 * process may have appended since. What is decided on a state from here holds only together with an append to its stream, which
 * fails where that is longer by now.
 */
final class RecentStreams<S> {

    private final int streamsMax;
    private final Duration ageMax;

    /** Those committed longest ago first. */
    private final Map<String, Kept<S>> byStream = new LinkedHashMap<>();

    /** A stream behind one of its rows. */
    record Stand<S>(S state, long version, long sequence, @Nullable String underWay) {}

    private record Kept<S>(Stand<S> stand, Instant committedAt) {}

    /**
     * @param streamsMax 0: none is kept
     * @param ageMax how long a stream is kept that nothing is appended to; longer where nothing is appended to any
     */
    RecentStreams(int streamsMax, Duration ageMax) {
        this.streamsMax = streamsMax;
        this.ageMax = ageMax;
    }

    /** Those among the streams that are known. */
    synchronized Map<String, Stand<S>> of(Collection<String> streamIds) {
        var known = new HashMap<String, Stand<S>>();
        for (var streamId : streamIds) {
            var kept = byStream.get(streamId);
            if (kept != null) {
                known.put(streamId, kept.stand());
            }
        }
        return known;
    }

    /** What was committed; of two batches of one stream, the later counts, whichever comes here first. */
    synchronized void committed(Map<String, Stand<S>> stands, Instant now) {
        stands.forEach((streamId, stand) -> {
            var before = byStream.remove(streamId);
            byStream.put(
                    streamId,
                    new Kept<>(
                            before != null && before.stand().version() > stand.version()
                                    ? before.stand()
                                    : stand,
                            now));
        });
        dropBeyondLimits(now.minus(ageMax));
    }

    private void dropBeyondLimits(Instant oldest) {
        var eldest = byStream.values().iterator();
        while (eldest.hasNext()
                && (eldest.next().committedAt().isBefore(oldest) || byStream.size() > streamsMax)) {
            eldest.remove();
        }
    }

    synchronized void forget(Collection<String> streamIds) {
        streamIds.forEach(byStream::remove);
    }

    /** The database may be another one, or one that was restored, and shorter than what is known here. */
    synchronized void forgetAll() {
        byStream.clear();
    }
}
