package dev.orderlog.projections.audit;

import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.projections.audit.check.Findings;
import dev.orderlog.projections.audit.check.LogCheck;
import dev.orderlog.projections.audit.check.PartitionCheck;
import dev.orderlog.projections.audit.check.SecondLook;
import dev.orderlog.projections.audit.read.Meter;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.audit.read.Task;
import dev.orderlog.projections.audit.read.Turn;
import dev.orderlog.projections.audit.read.Visitor;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.projections.wire.LogEventReader;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Reads the whole log once and checks it; a second time only where orders and SKUs contradict each other. */
public final class Verification {

    /**
     * @param eventsAtOnceMax a partition with more is read several times, each time for a part of its keys, so that memory stays
     *     bounded
     * @param stalledBefore see {@link LogCheck}
     * @param examplesMax findings that are told of each kind
     */
    public record Request(
            Topics topics, long eventsAtOnceMax, Instant stalledBefore, int examplesMax) {

        public Request {
            if (eventsAtOnceMax < 1 || examplesMax < 0) {
                throw new IllegalArgumentException(
                        "at least one event at once, and no less than no example");
            }
        }
    }

    private final SideBySide reading;
    private final EventReaders readers;
    private final Request request;
    private final Findings findings;
    private final LogCheck check;
    private final Meter meter = new Meter();
    private final Queue<Long> heldBytes = new ConcurrentLinkedQueue<>();

    private Verification(SideBySide reading, EventReaders readers, Request request) {
        this.reading = reading;
        this.readers = readers;
        this.request = request;
        this.findings = new Findings(request.examplesMax());
        this.check = new LogCheck(TopicCatalogue.load(), request.stalledBefore(), findings);
    }

    public static VerifyReport of(SideBySide reading, EventReaders readers, Request request)
            throws InterruptedException {
        return new Verification(reading, readers, request).run();
    }

    private VerifyReport run() throws InterruptedException {
        var ranges = reading.log().everything(request.topics().all());
        var tasks = new ArrayList<Task>();
        ranges.forEach((partition, range) ->
                tasks(partition, range, partitions(ranges, partition.topic())).forEach(tasks::add));
        tasks.sort(Comparator.comparingLong(Task::size).reversed());
        reading.read(tasks, meter);
        if (!check.holdsAgree()) {
            lookAgain();
        }
        return new VerifyReport(
                ranges.values().stream().mapToLong(Range::size).sum(),
                ranges.size(),
                check.orderTally(),
                check.skuTally(),
                check.unsealed(),
                meter.now(),
                heldAtOnce(),
                findings);
    }

    private Stream<Task> tasks(TopicPartition partition, Range range, int partitions) {
        return Turn.of(range.size(), request.eventsAtOnceMax())
                .map(turn ->
                        new Task(
                                partition,
                                range,
                                () -> new Pass(partition.topic(), partitions, turn)));
    }

    /** To the end that the log has now: what one topic told a moment before the other is told by both by now. */
    private void lookAgain() throws InterruptedException {
        var ranges = reading.log().everything(request.topics().all());
        var look = check.secondLook();
        reading.read(
                ranges.entrySet().stream()
                        .map(entry -> {
                            var topic = entry.getKey().topic();
                            return new Task(
                                    entry.getKey(),
                                    entry.getValue(),
                                    () -> new Look(topic, partitions(ranges, topic), look));
                        })
                        .toList(),
                meter);
        look.end();
    }

    private static int partitions(Map<TopicPartition, Range> ranges, String topic) {
        return (int) ranges.keySet().stream().filter(one -> one.topic().equals(topic)).count();
    }

    /** As many of the largest as may be held side by side. */
    private long heldAtOnce() {
        return heldBytes.stream()
                .sorted(Comparator.reverseOrder())
                .limit(reading.threads())
                .mapToLong(Long::longValue)
                .sum();
    }

    private LogEventReader reader(String topic) {
        return readers.log(request.topics().isStock(topic));
    }

    /** Meets the part of a partition's keys whose turn it is. */
    private final class Pass implements Visitor {

        private final LogEventReader reader;
        private final PartitionCheck part;
        private final int partitions;
        private final Turn turn;

        private Pass(String topic, int partitions, Turn turn) {
            this.reader = reader(topic);
            this.part = request.topics().isStock(topic) ? check.stock() : check.orders();
            this.partitions = partitions;
            this.turn = turn;
        }

        @Override
        public void meet(ConsumerRecord<String, byte[]> record) {
            if (turn.isOf(record.key())) {
                part.meet(reader.read(record, partitions));
            }
        }

        @Override
        public void end() {
            part.end();
            heldBytes.add(part.bytes());
        }
    }

    private final class Look implements Visitor {

        private final LogEventReader reader;
        private final int partitions;
        private final SecondLook look;

        private Look(String topic, int partitions, SecondLook look) {
            this.reader = reader(topic);
            this.partitions = partitions;
            this.look = look;
        }

        @Override
        public void meet(ConsumerRecord<String, byte[]> record) {
            look.meet(reader.read(record, partitions));
        }

        @Override
        public void end() {}
    }
}
