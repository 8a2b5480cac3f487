package dev.orderlog.projections.streams;

import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_ABORT;
import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_COMMIT;
import static org.apache.kafka.clients.admin.TransactionState.EMPTY;

import dev.orderlog.eventlog.relay.SmallTransaction;
import dev.orderlog.projections.topology.StoreNames;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ends this instance's transactions that Kafka calls ended while partitions still hold them open. A coordinator that starts when
 * partitions have no leader leaves their markers out (KAFKA-20734, met with 4.3.1): what was committed then stays invisible, and no
 * stream thread is told its offsets. Whatever the same producer ends next in such a partition ends the old transaction with it.
 *
 * <p>Only before the stream threads start: they are the same producers. Other instances' transactions are left to them.
 */
final class HangingTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

    private static final String COMMITTED_OFFSETS = "__consumer_offsets";

    /** Where Kafka Streams keeps what its transactional ids are made of. */
    private static final String PROCESS_FILE = "kafka-streams-process-metadata";

    private static final Pattern PROCESS_ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Set<TransactionState> ENDED =
            EnumSet.of(COMPLETE_COMMIT, COMPLETE_ABORT, EMPTY);
    private static final int ANSWER_MS_MAX = 10_000;
    private static final int REQUEST_MS_MAX = 5_000;
    private static final int ENDING_MS_MAX = 60_000;

    /** No view has it: what is deleted under it was never there. */
    private static final byte[] NO_KEY = "-".getBytes(StandardCharsets.US_ASCII);

    /**
     * Offsets first, views before histories: where this is broken off, what it had reached is aborted and the rest is ended by the next
     * one, and events that are folded again find no view that is ahead of its history.
     */
    private static final List<String> STORES_IN_ORDER =
            List.of(
                    StoreNames.ORDERS,
                    StoreNames.STOCK,
                    StoreNames.ORDER_HISTORY,
                    StoreNames.ORDER_DEAD_LETTERS,
                    StoreNames.STOCK_DEAD_LETTERS);

    private final String applicationId;
    private final String transactionalIdPrefix;
    private final int threads;
    private final Map<String, Object> kafka;
    private final List<String> topicsInOrder;

    /** Open in a partition since an offset; the same one is open as long as all of it is the same. */
    private record Open(TopicPartition partition, long producerId, int epoch, long since) {}

    private HangingTransactions(
            String applicationId, String processId, int threads, Map<String, Object> kafka) {
        this.applicationId = applicationId;
        this.transactionalIdPrefix = applicationId + "-" + processId + "-";
        this.threads = threads;
        this.kafka = Map.copyOf(kafka);
        this.topicsInOrder =
                Stream.concat(
                                Stream.of(COMMITTED_OFFSETS),
                                STORES_IN_ORDER.stream()
                                        .map(store -> applicationId + "-" + store + "-changelog"))
                        .toList();
    }

    /**
     * @param stateDir of Kafka Streams, which has written there by now who it is
     * @param kafka where Kafka is and how to connect to it
     */
    static HangingTransactions of(
            String applicationId, Path stateDir, int threads, Map<String, Object> kafka) {
        return new HangingTransactions(
                applicationId, processId(stateDir.resolve(applicationId)), threads, kafka);
    }

    private static String processId(Path directory) {
        try {
            var file = directory.resolve(PROCESS_FILE);
            var found = PROCESS_ID.matcher(Files.readString(file));
            if (found.find()) {
                return found.group();
            }
            throw new IllegalStateException("no process id in " + file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What is open before and after its coordinator says that it has ended hangs: markers are written before that is said.
     *
     * @throws org.apache.kafka.common.errors.RetriableException when Kafka does not answer: try again
     * @throws KafkaException when Kafka does not allow to look
     */
    void end() throws InterruptedException {
        try (var admin = Admin.create(adminSettings())) {
            var before = open(admin);
            if (before.isEmpty()) {
                return;
            }
            var ended = ended(admin, before);
            var hanging = ended.isEmpty() ? Set.<Open>of() : open(admin);
            for (var transaction : ended.entrySet()) {
                var here =
                        hanging.stream()
                                .filter(before::contains)
                                .filter(open ->
                                        open.producerId() == transaction.getValue().producerId())
                                .sorted(Comparator.comparing(this::turn))
                                .toList();
                if (!here.isEmpty()) {
                    end(admin, transaction.getKey(), transaction.getValue(), here);
                }
            }
        }
    }

    private int turn(Open open) {
        return topicsInOrder.indexOf(open.partition().topic());
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
                                                                        producer.producerEpoch(),
                                                                        since)))));
        return found;
    }

    private List<TopicPartition> partitions(Admin admin) throws InterruptedException {
        var existing = answer(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        var topics = topicsInOrder.stream().filter(existing::contains).toList();
        return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic ->
                        topic.partitions().stream()
                                .map(info -> new TopicPartition(topic.name(), info.partition()))
                                .filter(partition ->
                                        !isOfOffsets(partition)
                                                || partition.partition()
                                                        == offsetsOf(
                                                                applicationId,
                                                                topic.partitions().size())))
                .toList();
    }

    /** The partition in which brokers keep a group's offsets. */
    private static int offsetsOf(String group, int partitions) {
        return (group.hashCode() & Integer.MAX_VALUE) % partitions;
    }

    private Map<String, TransactionDescription> ended(Admin admin, Set<Open> open)
            throws InterruptedException {
        var ended = new HashMap<String, TransactionDescription>();
        var ids = transactionalIds(admin, open);
        var described = admin.describeTransactions(ids);
        for (var id : ids) {
            try {
                var transaction = answer(described.description(id));
                if (ENDED.contains(transaction.state())) {
                    ended.put(id, transaction);
                }
            } catch (TransactionalIdNotFoundException none) {
                LOG.debug("no transaction of {}", id);
            }
        }
        return ended;
    }

    /** A coordinator that is not there yet lists nothing, and is waited for when it is asked by name. */
    private Set<String> transactionalIds(Admin admin, Set<Open> open) throws InterruptedException {
        var producers = open.stream().map(Open::producerId).collect(Collectors.toSet());
        var listed =
                answer(
                        admin.listTransactions(
                                        new ListTransactionsOptions().filterProducerIds(producers))
                                .all());
        return Stream.concat(
                        listed.stream()
                                .map(TransactionListing::transactionalId)
                                .filter(id -> id.startsWith(transactionalIdPrefix)),
                        IntStream.rangeClosed(1, threads)
                                .mapToObj(thread -> transactionalIdPrefix + thread))
                .collect(Collectors.toSet());
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
            Admin admin,
            String transactionalId,
            TransactionDescription transaction,
            List<Open> hanging)
            throws InterruptedException {
        boolean aborted = hanging.stream().allMatch(open -> isAbortOf(open, transaction));
        var ofOffsets = hanging.stream().anyMatch(open -> isOfOffsets(open.partition()));
        var records =
                hanging.stream()
                        .map(Open::partition)
                        .filter(partition -> !isOfOffsets(partition))
                        .map(partition ->
                                new ProducerRecord<byte[], byte[]>(
                                        partition.topic(), partition.partition(), NO_KEY, null))
                        .toList();
        new SmallTransaction(applicationId, ofOffsets ? anyOffset(admin) : Map.of(), records)
                .run(producerSettings(transactionalId), !aborted);
        LOG.warn(
                "{} a transaction that Kafka called {} and held open: transactionalId={}"
                        + " partitions={}",
                aborted ? "aborted" : "committed",
                transaction.state(),
                transactionalId,
                hanging.stream().map(Open::partition).toList());
    }

    private static boolean isOfOffsets(TopicPartition partition) {
        return partition.topic().equals(COMMITTED_OFFSETS);
    }

    /** Its own end, not that of a later one: a transaction ends with its epoch or, from version 2 of the protocol on, with the next. */
    private static boolean isAbortOf(Open open, TransactionDescription transaction) {
        return transaction.state() == COMPLETE_ABORT
                && transaction.producerEpoch() - open.epoch() <= 1;
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
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, ENDING_MS_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS_MAX);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ENDING_MS_MAX);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ENDING_MS_MAX);
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
