package dev.orderlog.projections.read;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.stored.StoredHistory;
import dev.orderlog.projections.topology.StoreNames;

import jakarta.inject.Singleton;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Singleton
public final class OrderQueries {

    private final Views views;

    OrderQueries(Views views) {
        this.views = views;
    }

    public Optional<Folded<OrderView>> order(String id, int partition) {
        return views.inPartition(
                StoreNames.ORDERS,
                partition,
                (ReadOnlyKeyValueStore<String, Folded<OrderView>> store) ->
                        Optional.ofNullable(store.get(id)));
    }

    /** Orders of one partition behind a given id, in the order of their ids. */
    public List<Folded<OrderView>> orders(int partition, String after, int max) {
        return views.inPartition(
                StoreNames.ORDERS,
                partition,
                (ReadOnlyKeyValueStore<String, Folded<OrderView>> store) -> {
                    var orders = new ArrayList<Folded<OrderView>>();
                    try (var fromThere = store.range(after, null)) {
                        while (fromThere.hasNext() && orders.size() < max) {
                            var entry = fromThere.next();
                            if (!entry.key.equals(after)) {
                                orders.add(entry.value);
                            }
                        }
                    }
                    return orders;
                });
    }

    /** The event that made the given version, if it is folded. */
    public Optional<HistoryEntry> event(String id, int partition, long version) {
        return views.inPartition(
                StoreNames.ORDER_HISTORY,
                partition,
                (ReadOnlyKeyValueStore<Bytes, HistoryEntry> store) ->
                        Optional.ofNullable(store.get(StoredHistory.key(id, version))));
    }

    /** The events that made the given version. */
    public List<HistoryEntry> history(String id, int partition, long version) {
        return views.inPartition(
                StoreNames.ORDER_HISTORY,
                partition,
                (ReadOnlyKeyValueStore<Bytes, HistoryEntry> store) -> {
                    var entries = new ArrayList<HistoryEntry>();
                    try (var range =
                            store.range(StoredHistory.key(id, 1), StoredHistory.key(id, version))) {
                        range.forEachRemaining(entry -> entries.add(entry.value));
                    }
                    return entries;
                });
    }
}
