package dev.orderlog.projections.audit;

import dev.orderlog.eventlog.listen.PartitionReader.Range;

import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What of the log is replayed. Everything that is given must hold; an empty set stands for all.
 *
 * @param topics names of the topics
 * @param from events whose service decided them earlier are left out
 * @param to likewise for those decided then or later
 * @param offsets of the partitions that are read, the ends excluded; empty for all partitions as they are now
 * @param orders ids
 * @param customers of whom orders are wanted: who an order belongs to is said by its first event alone, so that partitions are read
 *     from their beginnings
 * @param types of events
 */
public record Selection(
        Set<String> topics,
        Instant from,
        Instant to,
        Map<TopicPartition, Range> offsets,
        Set<String> orders,
        Set<String> customers,
        Set<String> types) {

    public Selection {
        topics = Set.copyOf(topics);
        offsets = Map.copyOf(offsets);
        orders = Set.copyOf(orders);
        customers = Set.copyOf(customers);
        types = Set.copyOf(types);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }

    boolean readsFromTheBeginning() {
        return !customers.isEmpty();
    }

    /** Whether a record belongs to it as far as its key tells. */
    boolean mayHold(String key) {
        return orders.isEmpty() || orders.contains(key);
    }
}
