package dev.orderlog.eventlog.batch;

import org.jspecify.annotations.Nullable;

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

    private final Map<String, Stand<S>> byStream;

    /** A stream behind one of its rows. */
    record Stand<S>(S state, long version, long sequence, @Nullable String underWay) {}

    /** @param streamsMax the ones not asked for longest go first; 0: none is kept */
    RecentStreams(int streamsMax) {
        this.byStream =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Stand<S>> eldest) {
                        return size() > streamsMax;
                    }
                };
    }

    /** Those among the streams that are known. */
    synchronized Map<String, Stand<S>> of(Collection<String> streamIds) {
        var known = new HashMap<String, Stand<S>>();
        for (var streamId : streamIds) {
            var stand = byStream.get(streamId);
            if (stand != null) {
                known.put(streamId, stand);
            }
        }
        return known;
    }

    /** What was committed; of two batches of one stream, the later counts, whichever comes here first. */
    synchronized void committed(Map<String, Stand<S>> stands) {
        stands.forEach((streamId, stand) ->
                byStream.merge(
                        streamId,
                        stand,
                        (one, other) -> one.version() > other.version() ? one : other));
    }

    synchronized void forget(Collection<String> streamIds) {
        streamIds.forEach(byStream::remove);
    }

    /** The database may be another one, or one that was restored, and shorter than what is known here. */
    synchronized void forgetAll() {
        byStream.clear();
    }
}
