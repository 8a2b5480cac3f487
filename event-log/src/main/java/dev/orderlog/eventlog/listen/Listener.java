package dev.orderlog.eventlog.listen;

import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.batch.FailureKind;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.PatientBatches;
import dev.orderlog.eventlog.event.CloudEventHeaders.MalformedEventException;
import dev.orderlog.eventlog.parked.Reason;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.thread.Threads;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The listening loop: polls a batch, runs it as one transaction, and only then commits its offsets to Kafka. What was polled and
 * not committed is polled again by whoever has the partition next, and finds its inbox rows; a long stretch of those, as after an
 * offset reset, is skipped undecoded.
 *
 * <p>A record that is no event of ours, or that cannot be handled, parks its order; the partition goes on. While the database or
 * the registry is away the loop stays in its group, holds the one batch it has, and goes on by itself.
 */
public final class Listener<C, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private static final int FAILURES_COUNTED_MAX = 30;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RecordReader<C> reader;
    private final BatchRunner<?, ?, C, ?, R> runner;
    private final Room room;
    private final ListenSettings settings;
    private final KafkaConsumer<String, byte[]> consumer;
    private final PatientBatches<C, R> batches;
    private final Repetitions repetitions;
    private final HandledOffsets handled;
    private final LongAdder waitedForRoomNanos = new LongAdder();
    private final Thread loop;
    private boolean paused;
    private volatile boolean closing;
    private volatile boolean joined;
    private volatile @Nullable String trouble;
    private int failures;

    /** Returns when there is room for what more events from the log lead to, or has been waited for long enough. */
    public interface Room {
        void await() throws InterruptedException;
    }

    public Listener(
            String group,
            String topic,
            RecordReader<C> reader,
            BatchRunner<?, ?, C, ?, R> runner,
            Room room,
            ListenSettings settings) {
        this.reader = reader;
        this.runner = runner;
        this.room = room;
        this.settings = settings;
        this.consumer = GroupConsumer.create(group, settings);
        this.batches =
                new PatientBatches<>(
                        runner::run,
                        this::pausePolling,
                        settings.backoff(),
                        settings.attemptsMax(),
                        Integer.MAX_VALUE);
        this.repetitions = new Repetitions(reader, runner);
        this.handled = new HandledOffsets(consumer, settings.commitEvery());
        this.loop = Threads.loop(group + "-listener", () -> listen(topic));
    }

    /** What keeps it from handling events right now; null when nothing does. */
    public @Nullable String ailment() {
        if (!joined) {
            return "not in its group yet";
        }
        return trouble == null ? batches.ailment() : trouble;
    }

    double secondsWaitedForRoom() {
        return waitedForRoomNanos.sum() / NANOS_PER_SECOND;
    }

    double lag() {
        return ConsumerLag.of(consumer.metrics());
    }

    /** Finishes the batch in hand, commits its offsets, leaves the group. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            loop.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(String topic) {
        try (consumer) {
            consumer.subscribe(List.of(topic), new Assignment());
            try {
                while (!closing) {
                    listenOnce();
                }
            } finally {
                handled.commitBeforeLeaving();
            }
        } catch (InterruptedException | WakeupException | InterruptException stopped) {
            LOG.atDebug().addKeyValue("topic", topic).log("listener stopped");
        }
    }

    private void listenOnce() throws InterruptedException {
        var inHand = ConsumerRecords.<String, byte[]>empty();
        try {
            if (failures > 0) {
                pausePolling(settings.backoff().after(failures));
            }
            awaitRoom();
            inHand = consumer.poll(handled.untilNextCommit(settings.pollMax()));
            if (!inHand.isEmpty()) {
                handle(inHand);
                handled.reached(inHand.nextOffsets());
            }
            handled.commitWhenDue();
            failures = 0;
            trouble = null;
        } catch (WakeupException | InterruptException stopped) {
            throw stopped;
        } catch (RuntimeException failed) {
            failures = Math.min(failures + 1, FAILURES_COUNTED_MAX);
            trouble = "the log: " + failed.getMessage();
            LOG.atWarn().addKeyValue("reason", failed.toString()).log("listening failed");
            pollAgain(inHand);
        }
    }

    private void awaitRoom() throws InterruptedException {
        long began = System.nanoTime();
        try {
            room.await();
        } finally {
            waitedForRoomNanos.add(System.nanoTime() - began);
        }
    }

    /** What was polled and not wholly handled comes again, wherever it is still this listener's; what was handled is skipped. */
    private void pollAgain(ConsumerRecords<String, byte[]> records) {
        repetitions.expect();
        for (var partition : records.partitions()) {
            long first = records.records(partition).getFirst().offset();
            whereStillOwned(() -> consumer.seek(partition, first));
        }
    }

    private void handle(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        var messages = new ArrayList<Message<C>>();
        var known = repetitions.among(records);
        for (var record : records) {
            if (!reader.hears(record.headers()) || known.contains(record)) {
                continue;
            }
            try {
                messages.add(readPatiently(record));
            } catch (MalformedEventException | UndecodableEventException unreadable) {
                run(messages);
                messages.clear();
                park(ParkedRecord.of(record, Reason.of(unreadable)));
            }
        }
        run(messages);
    }

    private Message<C> readPatiently(ConsumerRecord<String, byte[]> record)
            throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                var message = reader.read(record);
                trouble = null;
                return message;
            } catch (MalformedEventException | UndecodableEventException unreadable) {
                throw unreadable;
            } catch (InterruptException stopped) {
                throw stopped;
            } catch (RuntimeException failed) {
                if (FailureKind.of(failed) != FailureKind.OUTAGE) {
                    throw new UndecodableEventException(failed.toString(), failed);
                }
                trouble = "the registry: " + failed.getMessage();
                pausePolling(settings.backoff().after(failures));
            }
        }
    }

    private void run(List<Message<C>> messages) throws InterruptedException {
        if (!messages.isEmpty()) {
            var outcomes =
                    batches.run(
                            List.copyOf(messages),
                            (message, failure) -> {
                                if (message.heard() != null) {
                                    park(ParkedRecord.of(message.heard(), Reason.of(failure)));
                                }
                            });
            repetitions.learnFrom(outcomes);
        }
    }

    private void park(ParkedRecord culprit) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                runner.park(culprit);
                return;
            } catch (java.sql.SQLException away) {
                LOG.atWarn().addKeyValue("reason", away.toString()).log("parking failed");
                pausePolling(settings.backoff().after(failures));
            }
        }
    }

    /** Waits by polling nothing, so that the group keeps its member while an outage lasts. */
    private void pausePolling(Duration duration) throws InterruptedException {
        paused = true;
        try {
            consumer.assignment()
                    .forEach(
                            partition -> whereStillOwned(() -> consumer.pause(List.of(partition))));
            pollAgain(consumer.poll(duration));
        } finally {
            paused = false;
            consumer.paused()
                    .forEach(partition ->
                            whereStillOwned(() -> consumer.resume(List.of(partition))));
        }
        if (closing) {
            throw new InterruptedException("the service stops");
        }
    }

    /** A partition may go to another member between any two calls. */
    private static void whereStillOwned(Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException lost) {
            LOG.atDebug().addKeyValue("reason", lost.getMessage()).log("a partition was lost");
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
            repetitions.expect();
            if (paused) {
                partitions.forEach(
                        partition -> whereStillOwned(() -> consumer.pause(List.of(partition))));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.atDebug()
                    .addKeyValue("partitions", partitions)
                    .log("partitions go to another member");
            handled.commitBeforeLosing(partitions);
        }
    }
}
