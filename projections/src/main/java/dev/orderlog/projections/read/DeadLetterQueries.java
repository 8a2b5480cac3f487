package dev.orderlog.projections.read;

import dev.orderlog.projections.domain.DeadLetter;
import dev.orderlog.projections.topology.StoreNames;
import dev.orderlog.schemas.TopicCatalogue;

import jakarta.inject.Singleton;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;

@Singleton
public final class DeadLetterQueries {

    private final Views views;

    DeadLetterQueries(Views views) {
        this.views = views;
    }

    public List<DeadLetter> here() {
        var letters = new ArrayList<DeadLetter>();
        collect(letters, StoreNames.ORDER_DEAD_LETTERS, TopicCatalogue.ORDER_EVENTS);
        collect(letters, StoreNames.STOCK_DEAD_LETTERS, TopicCatalogue.STOCK_EVENTS);
        return letters;
    }

    private void collect(List<DeadLetter> letters, String store, String topic) {
        for (int partition : views.partitionsHere(store, topic)) {
            letters.addAll(in(store, partition));
        }
    }

    private List<DeadLetter> in(String store, int partition) {
        return views.inPartition(
                store,
                partition,
                (ReadOnlyKeyValueStore<Long, DeadLetter> kept) -> {
                    var letters = new ArrayList<DeadLetter>();
                    try (var all = kept.all()) {
                        all.forEachRemaining(entry -> letters.add(entry.value));
                    }
                    return letters;
                });
    }
}
