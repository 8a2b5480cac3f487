package dev.orderlog.testkit.guarantee.run;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The consumer's group at the broker. */
final class Group implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Admin admin;
    private final String name;

    Group(String bootstrapServers, String name) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.name = name;
    }

    /** Waits until the group has so many members, the dead forgotten, and each has some of all the partitions. */
    Map<String, Set<String>> awaitMembers(int count, int partitions) {
        return Awaitility.await(count + " members of " + name)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        this::members,
                        members ->
                                members.size() == count
                                        && members.values().stream().noneMatch(Set::isEmpty)
                                        && members.values().stream().mapToInt(Set::size).sum()
                                                == partitions);
    }

    private Map<String, Set<String>> members() throws Exception {
        var described = get(admin.describeConsumerGroups(Set.of(name)).all()).get(name);
        if (described == null) {
            return Map.of();
        }
        var members = new TreeMap<String, Set<String>>();
        for (var member : described.members()) {
            var owned = new TreeSet<String>();
            member.assignment().topicPartitions().forEach(each -> owned.add(each.toString()));
            members.put(member.consumerId(), owned);
        }
        return members;
    }

    /** Sets every offset to the beginning; nobody may be in the group. */
    void reset() {
        Awaitility.await("offsets of " + name + " set to the beginning")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
                    committed()
                            .keySet()
                            .forEach(each -> offsets.put(each, new OffsetAndMetadata(0)));
                    get(admin.alterConsumerGroupOffsets(name, offsets).all());
                    return true;
                });
    }

    /** Whether everything in these partitions was read and committed. */
    boolean hasReadAll(Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(each -> latest.put(each, OffsetSpec.latest()));
        var ends = get(admin.listOffsets(latest).all());
        var committed = committed();
        return ends.entrySet().stream()
                .allMatch(end -> {
                    var read = committed.get(end.getKey());
                    return end.getValue().offset() <= (read == null ? 0 : read.offset());
                });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed()
            throws ExecutionException, InterruptedException, TimeoutException {
        return get(admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata());
    }

    private static <T> T get(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
    }
}
