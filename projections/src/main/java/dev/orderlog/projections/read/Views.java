package dev.orderlog.projections.read;

import dev.orderlog.projections.streams.RunningStreams;

import jakarta.inject.Singleton;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The state stores of this instance, and who holds the others. */
@Singleton
public final class Views {

    private final RunningStreams running;

    Views(RunningStreams running) {
        this.running = running;
    }

    public Owner ownerOf(String store, String key) {
        KeyQueryMetadata found =
                asking(
                        store,
                        streams -> streams.queryMetadataForKey(store, key, new StringSerializer()));
        if (found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw Unavailable.moving(store);
        }
        URI here = here();
        return isAt(found.activeHost(), here)
                ? new Owner.Here(found.partition())
                : new Owner.There(address(found.activeHost(), here));
    }

    /** Who holds a whole partition of a store. */
    public Owner ownerOf(String store, String topic, int partition) {
        URI here = here();
        HostInfo host =
                holding(store).stream()
                        .filter(instance ->
                                instance.topicPartitions()
                                        .contains(new TopicPartition(topic, partition)))
                        .map(StreamsMetadata::hostInfo)
                        .findFirst()
                        .orElseThrow(() -> Unavailable.moving(store));
        return isAt(host, here) ? new Owner.Here(partition) : new Owner.There(address(host, here));
    }

    /** The other instances that hold a part of a store. */
    public List<URI> othersHolding(String store) {
        URI here = here();
        return holding(store).stream()
                .map(StreamsMetadata::hostInfo)
                .filter(host -> !isAt(host, here))
                .map(host -> address(host, here))
                .toList();
    }

    List<Integer> partitionsHere(String store, String topic) {
        URI here = here();
        return holding(store).stream()
                .filter(instance -> isAt(instance.hostInfo(), here))
                .flatMap(instance -> instance.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(topic))
                .map(TopicPartition::partition)
                .toList();
    }

    <K, V, R> R inPartition(
            String store, int partition, Function<ReadOnlyKeyValueStore<K, V>, R> query) {
        var where =
                StoreQueryParameters.fromNameAndType(
                                store, QueryableStoreTypes.<K, V>keyValueStore())
                        .withPartition(partition);
        return asking(store, streams -> query.apply(streams.store(where)));
    }

    private Collection<StreamsMetadata> holding(String store) {
        var holding = asking(store, streams -> streams.streamsMetadataForStore(store));
        if (holding.isEmpty()) {
            throw Unavailable.moving(store);
        }
        return holding;
    }

    private <R> R asking(String store, Function<KafkaStreams, R> question) {
        KafkaStreams streams = running.streams().orElseThrow(Unavailable::notStarted);
        try {
            return question.apply(streams);
        } catch (InvalidStateStoreException elsewhere) {
            throw Unavailable.moving(store);
        } catch (IllegalStateException ended) {
            if (streams.state().isRunningOrRebalancing()) {
                throw ended;
            }
            throw Unavailable.notStarted();
        }
    }

    private URI here() {
        return running.advertised().orElseThrow(Unavailable::notStarted);
    }

    private static boolean isAt(HostInfo host, URI address) {
        return host.host().equals(address.getHost()) && host.port() == address.getPort();
    }

    private static URI address(HostInfo host, URI like) {
        return URI.create(like.getScheme() + "://" + host.host() + ":" + host.port());
    }
}
