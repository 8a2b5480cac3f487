package dev.orderlog.bench.stage;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far topics and their readers are. */
public final class Topics implements AutoCloseable {

    /** Of a group of consumers, whose members cannot choose it themselves. */
    private static final String GROUP_SESSION_TIMEOUT_MS_CONFIG = "consumer.session.timeout.ms";

    private final Admin admin;

    public Topics(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    public void create(String topic, int partitions)
            throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }

    /** Members of these groups, which may not be there yet, stay in them for so long without a sign of life. */
    void letMembersBeAbsent(Collection<String> groups, int millis) {
        var longer =
                List.of(
                        new AlterConfigOp(
                                new ConfigEntry(
                                        GROUP_SESSION_TIMEOUT_MS_CONFIG, Integer.toString(millis)),
                                AlterConfigOp.OpType.SET));
        try {
            admin.incrementalAlterConfigs(
                            groups.stream()
                                    .collect(
                                            Collectors.toMap(
                                                    group ->
                                                            new ConfigResource(
                                                                    ConfigResource.Type.GROUP,
                                                                    group),
                                                    _ -> longer)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records that a topic has ever taken. */
    public long size(String topic) {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try {
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            var latest =
                    Objects.requireNonNull(described, topic).partitions().stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(), _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A group that runs nowhere goes on behind everything that is there.
     *
     * @param read what it must have read before, all partitions together
     */
    public void commitEnd(String group, String topic, long read)
            throws ExecutionException, InterruptedException {
        if (committed(group, topic) != read) {
            throw new IllegalStateException(
                    "%s has read %d of %d".formatted(group, committed(group, topic), read));
        }
        var ends =
                ends(topic).entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        end -> new OffsetAndMetadata(end.getValue())));
        admin.alterConsumerGroupOffsets(group, ends).all().get();
    }

    /** Offsets of a topic that a group has committed, all partitions together. */
    public long committed(String group, String topic) {
        try {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(topic))
                    .map(Map.Entry::getValue)
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
