package dev.orderlog.projections.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.projections.audit.export.Export;
import dev.orderlog.projections.audit.export.Exported;
import dev.orderlog.projections.audit.read.Meter;
import dev.orderlog.projections.audit.read.Progress;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.audit.read.SideBySide.Stopped;
import dev.orderlog.projections.audit.read.Task;
import dev.orderlog.projections.audit.read.Turn;
import dev.orderlog.projections.audit.read.Visitor;
import dev.orderlog.projections.wire.EventReaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what is selected of the log to somewhere. It has the log to read and a file to write, and nothing else. */
public final class Replay {

    /** Further back than any record. */
    private static final Instant BEGINNING = Instant.EPOCH;

    /**
     * @param written records that were selected
     * @param unreadable of these, those that could not be decoded
     * @param complete false when it was stopped before the end
     */
    public record Report(
            Map<TopicPartition, Range> ranges,
            Progress read,
            long written,
            long unreadable,
            boolean complete) {}

    private final SideBySide reading;
    private final EventReaders readers;
    private final Selection selection;
    private final long eventsAtOnceMax;
    private final Export export;
    private final Meter meter = new Meter();
    private final LongAdder written = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    private Replay(
            SideBySide reading,
            EventReaders readers,
            Selection selection,
            long eventsAtOnceMax,
            Export export) {
        this.reading = reading;
        this.readers = readers;
        this.selection = selection;
        this.eventsAtOnceMax = eventsAtOnceMax;
        this.export = export;
    }

    /**
     * The order of an order's events is that of the log; partitions are written as they come.
     *
     * @param eventsAtOnceMax a range with more is read several times, each time for a part of its keys
     */
    public static Report of(
            SideBySide reading,
            EventReaders readers,
            Selection selection,
            long eventsAtOnceMax,
            Export export)
            throws InterruptedException {
        return new Replay(reading, readers, selection, eventsAtOnceMax, export).run();
    }

    private Report run() throws InterruptedException {
        var wanted = wanted();
        boolean complete = true;
        try {
            reading.read(tasks(wanted), meter);
        } catch (Stopped stopped) {
            complete = false;
        }
        return new Report(wanted, meter.now(), written.sum(), unreadable.sum(), complete);
    }

    private List<Task> tasks(Map<TopicPartition, Range> wanted) {
        return wanted.entrySet().stream()
                .flatMap(entry -> tasks(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stream<Task> tasks(TopicPartition partition, Range wanted) {
        var range = selection.readsFromTheBeginning() ? new Range(0, wanted.to()) : wanted;
        return Turn.of(range.size(), eventsAtOnceMax)
                .map(turn -> new Task(partition, range, () -> new Writing(wanted, turn)));
    }

    private Map<TopicPartition, Range> wanted() {
        try (var log = reading.log().open()) {
            var everything = log.everything(selection.topics());
            var ranges =
                    selection.offsets().isEmpty()
                            ? everything
                            : within(everything, selection.offsets());
            var ofOrders = ofOrders(ranges, everything);
            var since =
                    selection.from().isAfter(BEGINNING)
                            ? log.since(selection.from(), ofOrders)
                            : ofOrders;
            return since;
        }
    }

    private static Map<TopicPartition, Range> within(
            Map<TopicPartition, Range> everything, Map<TopicPartition, Range> asked) {
        var ranges = new HashMap<TopicPartition, Range>();
        asked.forEach((partition, range) -> {
            var all = everything.get(partition);
            if (all == null) {
                throw new IllegalArgumentException("there is no partition " + partition);
            }
            ranges.put(
                    partition,
                    new Range(Math.max(range.from(), all.from()), Math.min(range.to(), all.to())));
        });
        return ranges;
    }

    /** Only where the selected orders are. */
    private Map<TopicPartition, Range> ofOrders(
            Map<TopicPartition, Range> ranges, Map<TopicPartition, Range> everything) {
        if (selection.orders().isEmpty()) {
            return ranges;
        }
        var counts =
                everything.keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        TopicPartition::topic, Collectors.counting()));
        var mine = new HashMap<TopicPartition, Range>();
        ranges.forEach((partition, range) -> {
            int count = Math.toIntExact(counts.getOrDefault(partition.topic(), 1L));
            if (selection.orders().stream()
                    .anyMatch(order -> partitionOf(order, count) == partition.partition())) {
                mine.put(partition, range);
            }
        });
        return mine;
    }

    private static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }

    private final class Writing implements Visitor {

        private final Turn turn;
        private final Selecting selecting;
        private final Export.Part part = export.part();

        private Writing(Range wanted, Turn turn) {
            this.turn = turn;
            this.selecting = new Selecting(selection, wanted, readers.payloads());
        }

        @Override
        public void meet(ConsumerRecord<String, byte[]> record) {
            if (!turn.isOf(record.key())) {
                return;
            }
            selecting
                    .pick(record)
                    .ifPresent(found -> {
                        part.write(found);
                        written.increment();
                        if (found instanceof Exported.Unreadable) {
                            unreadable.increment();
                        }
                    });
        }

        @Override
        public void end() {
            part.end();
        }
    }
}
