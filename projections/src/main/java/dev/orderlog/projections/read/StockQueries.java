package dev.orderlog.projections.read;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.StockLevel;
import dev.orderlog.projections.topology.StoreNames;
import dev.orderlog.schemas.TopicCatalogue;

import jakarta.inject.Singleton;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Singleton
public final class StockQueries {

    private final Views views;

    StockQueries(Views views) {
        this.views = views;
    }

    public Optional<Folded<StockLevel>> level(String sku, int partition) {
        return views.inPartition(
                StoreNames.STOCK,
                partition,
                (ReadOnlyKeyValueStore<String, Folded<StockLevel>> store) ->
                        Optional.ofNullable(store.get(sku)));
    }

    /** Levels held by this instance, of SKUs after the given one: the first ones of each partition. */
    public List<Folded<StockLevel>> levelsHere(String after, int perPartitionMax) {
        var levels = new ArrayList<Folded<StockLevel>>();
        for (int partition : views.partitionsHere(StoreNames.STOCK, TopicCatalogue.STOCK_EVENTS)) {
            levels.addAll(levelsIn(partition, after, perPartitionMax));
        }
        return levels;
    }

    private List<Folded<StockLevel>> levelsIn(int partition, String after, int max) {
        return views.inPartition(
                StoreNames.STOCK,
                partition,
                (ReadOnlyKeyValueStore<String, Folded<StockLevel>> store) -> {
                    var levels = new ArrayList<Folded<StockLevel>>();
                    try (var fromThere = store.range(after, null)) {
                        while (fromThere.hasNext() && levels.size() < max) {
                            var entry = fromThere.next();
                            if (!entry.key.equals(after)) {
                                levels.add(entry.value);
                            }
                        }
                    }
                    return levels;
                });
    }
}
