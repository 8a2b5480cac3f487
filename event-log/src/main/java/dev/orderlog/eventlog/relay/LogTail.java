package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.eventlog.listen.PartitionReader.Range;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the log already holds of the events that the slot is going to repeat: those of this source that were published, but whose
 * position was not confirmed when the last relay ended.
 *
 * <p>Every partition is read backwards, window by window, until a window begins with an event of this source from before the
 * confirmed position, for behind it there can be only older ones. A partition that this source seldom uses is read back to a given
 * time and no further.
 */
final class LogTail {

    private static final long WINDOW_RECORDS_MIN = 500;
    private static final int WINDOW_GROWTH = 4;

    private final String source;
    private final long confirmedLsn;
    private final Set<UUID> published = new HashSet<>();
    private final Map<TopicPartition, Long> firstOwnLsn = new HashMap<>();
    private boolean cutShort;

    private LogTail(String source, long confirmedLsn) {
        this.source = source;
        this.confirmedLsn = confirmedLsn;
    }

    /**
     * @param notBefore records older than this are not looked at
     * @param betweenPolls see {@link PartitionReader#read}
     */
    static LogTail read(
            RelaySettings settings, long confirmedLsn, Instant notBefore, Runnable betweenPolls) {
        var tail = new LogTail(settings.source(), confirmedLsn);
        try (var reader = new PartitionReader(settings.producerProperties())) {
            tail.read(reader, settings, notBefore, betweenPolls);
        }
        return tail;
    }

    /** Whether the event is in the log already; each is asked for once. */
    boolean takePublished(UUID eventId) {
        return !published.isEmpty() && published.remove(eventId);
    }

    int size() {
        return published.size();
    }

    /** Whether the time limit, not the position, ended the search somewhere. */
    boolean cutShort() {
        return cutShort;
    }

    private void read(
            PartitionReader reader,
            RelaySettings settings,
            Instant notBefore,
            Runnable betweenPolls) {
        var everything = reader.everything(settings.topics());
        var unread = reader.since(notBefore, everything);
        var untimely = new HashSet<TopicPartition>();
        everything.forEach((partition, range) -> {
            if (!range.equals(unread.get(partition))) {
                untimely.add(partition);
            }
        });
        for (long window = WINDOW_RECORDS_MIN; !unread.isEmpty(); window *= WINDOW_GROWTH) {
            long records = window;
            var windows = new HashMap<>(unread);
            windows.replaceAll((partition, range) -> range.last(records));
            firstOwnLsn.clear();
            reader.read(windows, this::note, betweenPolls);
            unread.keySet().removeIf(this::reachedConfirmed);
            unread.replaceAll((partition, range) -> range.withoutLast(records));
            cutShort |=
                    unread.entrySet().stream()
                            .anyMatch(left ->
                                    left.getValue().isEmpty() && untimely.contains(left.getKey()));
            unread.values().removeIf(Range::isEmpty);
        }
    }

    private boolean reachedConfirmed(TopicPartition partition) {
        return firstOwnLsn.getOrDefault(partition, Long.MAX_VALUE) < confirmedLsn;
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        var headers = record.headers();
        if (!CloudEventHeaders.text(headers, CloudEventHeaders.SOURCE)
                .equals(Optional.of(source))) {
            return;
        }
        CloudEventHeaders.lsn(headers)
                .ifPresent(lsn -> {
                    firstOwnLsn.putIfAbsent(
                            new TopicPartition(record.topic(), record.partition()), lsn);
                    if (lsn >= confirmedLsn) {
                        CloudEventHeaders.id(headers).ifPresent(published::add);
                    }
                });
    }
}
