package dev.orderlog.projections.read;

import dev.orderlog.projections.domain.DeadLetter;
import dev.orderlog.projections.topology.StoreNames;

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
        letters.addAll(in(StoreNames.ORDER_DEAD_LETTERS));
        letters.addAll(in(StoreNames.STOCK_DEAD_LETTERS));
        return letters;
    }

    private List<DeadLetter> in(String name) {
        return views.inAllPartitionsHere(
                name,
                (ReadOnlyKeyValueStore<Long, DeadLetter> store) -> {
                    var letters = new ArrayList<DeadLetter>();
                    try (var all = store.all()) {
                        all.forEachRemaining(entry -> letters.add(entry.value));
                    }
                    return letters;
                });
    }
}
