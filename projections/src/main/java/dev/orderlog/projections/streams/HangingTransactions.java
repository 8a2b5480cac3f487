package dev.orderlog.projections.streams;

import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_ABORT;
import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_COMMIT;
import static org.apache.kafka.clients.admin.TransactionState.EMPTY;

import dev.orderlog.projections.topology.StoreNames;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ends the views' transactions that Kafka calls ended while partitions still hold them open. A coordinator that starts when partitions
 * have no leader leaves their markers out (KAFKA-20734, met with 4.3.1): what was committed then stays invisible, and no stream
 * thread is told its offsets. Whatever the same producer ends next in such a partition ends the old transaction with it.
 */
final class HangingTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

    private static final String COMMITTED_OFFSETS = "__consumer_offsets";
    private static final Set<TransactionState> ENDED =
            EnumSet.of(COMPLETE_COMMIT, COMPLETE_ABORT, EMPTY);
    private static final int ANSWER_MS_MAX = 10_000;
    private static final int REQUEST_MS_MAX = 5_000;

    /** No view has it: what is deleted under it was never there. */
    private static final byte[] NO_KEY = "-".getBytes(StandardCharsets.US_ASCII);

    private final String applicationId;
    private final Map<String, Object> kafka;
    private final Pattern transactionalIds;
    private final Set<String> topics;

    /** Open in a partition since an offset; the same one is open as long as all three are the same. */
    private record Open(TopicPartition partition, long producerId, long since) {}

    /** @param kafka where Kafka is and how to connect to it */
    HangingTransactions(String applicationId, Map<String, Object> kafka) {
        this.applicationId = applicationId;
        this.kafka = Map.copyOf(kafka);
        this.transactionalIds =
                Pattern.compile(Pattern.quote(applicationId) + "-[0-9a-f-]{36}-[0-9]+");
        this.topics =
                StoreNames.ALL.stream()
                        .map(store -> applicationId + "-" + store + "-changelog")
                        .collect(Collectors.toCollection(HashSet::new));
        topics.add(COMMITTED_OFFSETS);
    }

    /**
     * What is open before and after its coordinator says that it has ended hangs: markers are written before that is said.
     *
     * @throws KafkaException when Kafka does not answer, or does not allow to look
     */
    void end() throws InterruptedException {
        try (var admin = Admin.create(adminSettings())) {
            var before = open(admin);
            if (before.isEmpty()) {
                return;
            }
            var ended = ended(admin, before);
            var hanging = new HashSet<>(ended.isEmpty() ? Set.of() : open(admin));
            hanging.retainAll(before);
            for (var transaction : ended) {
                var partitions =
                        hanging.stream()
                                .filter(open -> open.producerId() == transaction.producerId())
                                .map(Open::partition)
                                .toList();
                if (!partitions.isEmpty()) {
                    end(transaction, partitions, anyOffset(admin));
                }
            }
        }
    }

    private Set<Open> open(Admin admin) throws InterruptedException {
        var found = new HashSet<Open>();
        answer(admin.describeProducers(partitions(admin)).all())
                .forEach((partition, state) ->
                        state.activeProducers()
                                .forEach(producer ->
                                        producer.currentTransactionStartOffset()
                                                .ifPresent(since ->
                                                        found.add(
                                                                new Open(
                                                                        partition,
                                                                        producer.producerId(),
                                                                        since)))));
        return found;
    }

    private Set<TopicPartition> partitions(Admin admin) throws InterruptedException {
        var existing = answer(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        return answer(
                        admin.describeTopics(existing.stream().filter(topics::contains).toList())
                                .allTopicNames())
                .values()
                .stream()
                .flatMap(topic ->
                        topic.partitions().stream()
                                .map(info -> new TopicPartition(topic.name(), info.partition())))
                .collect(Collectors.toSet());
    }

    private List<TransactionListing> ended(Admin admin, Set<Open> open)
            throws InterruptedException {
        var producers = open.stream().map(Open::producerId).collect(Collectors.toSet());
        return answer(
                        admin.listTransactions(
                                        new ListTransactionsOptions().filterProducerIds(producers))
                                .all())
                .stream()
                .filter(found -> ENDED.contains(found.state()))
                .filter(found -> transactionalIds.matcher(found.transactionalId()).matches())
                .toList();
    }

    /** Any will do to end what is open among the offsets; one that is as it was moves nothing forward. */
    private Map<TopicPartition, OffsetAndMetadata> anyOffset(Admin admin)
            throws InterruptedException {
        var committed =
                answer(
                        admin.listConsumerGroupOffsets(applicationId)
                                .partitionsToOffsetAndMetadata());
        return committed.entrySet().stream()
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .findFirst()
                .map(entry -> Map.of(entry.getKey(), entry.getValue()))
                .orElseGet(() ->
                        Map.of(
                                new TopicPartition(TopicCatalogue.ORDER_EVENTS, 0),
                                new OffsetAndMetadata(0)));
    }

    private void end(
            TransactionListing transaction,
            List<TopicPartition> partitions,
            Map<TopicPartition, OffsetAndMetadata> offset) {
        try (var producer =
                new KafkaProducer<>(
                        producerSettings(transaction.transactionalId()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var partition : partitions) {
                if (partition.topic().equals(COMMITTED_OFFSETS)) {
                    producer.sendOffsetsToTransaction(
                            offset, new ConsumerGroupMetadata(applicationId));
                } else {
                    producer.send(
                            new ProducerRecord<>(
                                    partition.topic(), partition.partition(), NO_KEY, null));
                }
            }
            producer.flush();
            if (transaction.state() == COMPLETE_ABORT) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        }
        LOG.warn(
                "ended a transaction that Kafka called {} and held open: transactionalId={}"
                        + " partitions={}",
                transaction.state(),
                transaction.transactionalId(),
                partitions);
    }

    private Map<String, Object> adminSettings() {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS_MAX);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS_MAX);
        return settings;
    }

    private Map<String, Object> producerSettings(String transactionalId) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, ANSWER_MS_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS_MAX);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ANSWER_MS_MAX);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MS_MAX);
        return settings;
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException(failed.getCause());
        }
    }
}
