package dev.orderlog.projections.topology;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.stored.StoredHistory;
import dev.orderlog.projections.wire.Reading;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Folds each event once: what the progress of its key already includes is skipped. */
final class FoldingProcessor<E, V> implements Processor<String, byte[], Void, Void> {

    /** Per task; as many as are on their way at a time in a busy partition. */
    private static final int RECENT_MAX = 256;

    private final Projection<E, V> projection;
    private final FoldListener listener;

    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, Folded<V>> views;
    private Optional<KeyValueStore<Bytes, HistoryEntry>> history;
    private DeadLetters deadLetters;
    private Map<String, Folded<V>> recent;

    @SuppressWarnings("NullAway.Init")
    FoldingProcessor(Projection<E, V> projection, FoldListener listener) {
        this.projection = projection;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.recent = recentlyWritten();
        this.views = context.getStateStore(projection.viewStore());
        this.history = projection.historyStore().map(context::getStateStore);
        this.deadLetters = new DeadLetters(context.getStateStore(projection.deadLetterStore()));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var found = LogRecords.consumed(record, context.recordMetadata().orElseThrow());
        switch (projection.reader().read(found)) {
            case Reading.Event<E>(var envelope, var event) -> meet(envelope, event);
            case Reading.Unreadable<E>(var reason, var detail) ->
                    listener.deadLettered(deadLetters.keep(found, reason, detail));
        }
    }

    private void meet(Envelope envelope, E event) {
        String key = envelope.subject();
        var before = before(key);
        if (before.progress().includes(envelope.source(), envelope.sequence())) {
            listener.repeated(envelope);
        } else {
            var hop = listener.folding(envelope);
            keep(envelope, before, projection.fold().apply(before.view(), event));
            hop.end();
        }
    }

    private Folded<V> before(String key) {
        var written = recent.get(key);
        if (written != null) {
            return written;
        }
        var stored = views.get(key);
        return stored == null ? Folded.none(projection.initial().apply(key)) : stored;
    }

    private void keep(Envelope envelope, Folded<V> before, V view) {
        var after = before.next(view, envelope.source(), envelope.sequence());
        views.put(envelope.subject(), after);
        recent.put(envelope.subject(), after);
        history.ifPresent(store ->
                store.put(
                        StoredHistory.key(envelope.subject(), after.version()),
                        LogRecords.historyEntry(envelope, after.version())));
        listener.folded(envelope, after.version());
    }

    /** What the store holds, decoded. A task that starts again, for its transaction was aborted, begins with none. */
    private static <T> Map<String, T> recentlyWritten() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > RECENT_MAX;
            }
        };
    }
}
