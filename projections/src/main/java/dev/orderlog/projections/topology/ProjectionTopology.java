package dev.orderlog.projections.topology;

import static dev.orderlog.projections.topology.StoreNames.ORDERS;
import static dev.orderlog.projections.topology.StoreNames.ORDER_DEAD_LETTERS;
import static dev.orderlog.projections.topology.StoreNames.ORDER_HISTORY;
import static dev.orderlog.projections.topology.StoreNames.STOCK;
import static dev.orderlog.projections.topology.StoreNames.STOCK_DEAD_LETTERS;

import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.domain.OrderFold;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.domain.StockEvent;
import dev.orderlog.projections.domain.StockFold;
import dev.orderlog.projections.domain.StockLevel;
import dev.orderlog.projections.stored.StoredDeadLetter;
import dev.orderlog.projections.stored.StoredHistory;
import dev.orderlog.projections.stored.StoredOrder;
import dev.orderlog.projections.stored.StoredStock;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.Optional;
import java.util.UUID;

/** The log folded into views. It has sources and stores and no sink: folding cannot act. */
public final class ProjectionTopology {

    private ProjectionTopology() {}

    public static Topology of(EventReaders readers, FoldListener listener) {
        var topology = new Topology();
        add(topology, orders(readers), listener);
        topology.addStateStore(views(ORDERS, StoredOrder.serde()), ORDERS);
        topology.addStateStore(
                store(
                        Stores.persistentKeyValueStore(ORDER_HISTORY),
                        Serdes.Bytes(),
                        StoredHistory.serde()),
                ORDERS);
        add(topology, stock(readers), listener);
        topology.addStateStore(views(STOCK, StoredStock.serde()), STOCK);
        return topology;
    }

    private static Projection<OrderEvent, OrderView> orders(EventReaders readers) {
        return new Projection<>(
                TopicCatalogue.ORDER_EVENTS,
                readers.orders(),
                key -> OrderView.initial(UUID.fromString(key)),
                OrderFold::fold,
                ORDERS,
                Optional.of(ORDER_HISTORY),
                ORDER_DEAD_LETTERS);
    }

    private static Projection<StockEvent, StockLevel> stock(EventReaders readers) {
        return new Projection<>(
                TopicCatalogue.STOCK_EVENTS,
                readers.stock(),
                StockLevel::initial,
                StockFold::fold,
                STOCK,
                Optional.empty(),
                STOCK_DEAD_LETTERS);
    }

    /** The processor is named after its view. */
    private static <E, V> void add(
            Topology topology, Projection<E, V> projection, FoldListener listener) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                projection.topic(),
                ProjectionTopology::timestamp,
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                projection.topic());
        topology.addProcessor(
                projection.viewStore(),
                () -> new FoldingProcessor<>(projection, listener),
                projection.topic());
        topology.addStateStore(
                store(
                        Stores.inMemoryKeyValueStore(projection.deadLetterStore()),
                        Serdes.Long(),
                        StoredDeadLetter.serde()),
                projection.viewStore());
    }

    /** Nothing here depends on it, so that a record without one must not stop the stream. */
    private static long timestamp(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }

    /** Cached: a view that changes several times between two commits is written once, and read where it was just written. */
    private static <T> StoreBuilder<KeyValueStore<String, T>> views(String name, Serde<T> values) {
        return store(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled();
    }

    private static <K, T> StoreBuilder<KeyValueStore<K, T>> store(
            KeyValueBytesStoreSupplier supplier, Serde<K> keys, Serde<T> values) {
        return Stores.keyValueStoreBuilder(supplier, keys, values);
    }
}
