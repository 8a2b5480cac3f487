package dev.orderlog.projections.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.projections.audit.fold.OrderFolding;
import dev.orderlog.projections.audit.read.Meter;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.audit.read.Task;
import dev.orderlog.projections.audit.read.Visitor;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.wire.EventReader;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.projections.wire.Reading;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One order read from the log, up to a given time. Of the log only the order's partition is read, from about when the order was placed. */
public final class OrderReplay {

    /** How far clocks may be apart, generously. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final int UUID_OF_TIME = 7;
    private static final int TIME_BITS = 48;

    private final SideBySide reading;
    private final EventReader<OrderEvent> reader;
    private final String topic;

    public OrderReplay(SideBySide reading, EventReaders readers, Topics topics) {
        this.reading = reading;
        this.reader = readers.orders();
        this.topic = topics.orders();
    }

    /**
     * The order as its events up to a time tell it; without any event where there was none yet.
     *
     * @param at events whose service decided them later are left out
     */
    public OrderAsOf at(UUID order, Instant at) throws InterruptedException {
        var meeting = read(order, at, false);
        return meeting.isFromTheBeginning() ? meeting.result() : read(order, at, true).result();
    }

    private Meeting read(UUID order, Instant at, boolean wholePartition)
            throws InterruptedException {
        var meeting = new Meeting(order, at);
        var ranges = range(order, wholePartition);
        reading.read(
                ranges.entrySet().stream()
                        .map(entry -> new Task(entry.getKey(), entry.getValue(), () -> meeting))
                        .toList(),
                new Meter());
        return meeting;
    }

    private Map<TopicPartition, Range> range(UUID order, boolean wholePartition) {
        try (var log = reading.log().open()) {
            var everything = log.everything(List.of(topic));
            int number =
                    Utils.toPositive(Utils.murmur2(order.toString().getBytes(UTF_8)))
                            % everything.size();
            var partition = new TopicPartition(topic, number);
            var whole = Map.of(partition, everything.getOrDefault(partition, new Range(0, 0)));
            return wholePartition || order.version() != UUID_OF_TIME
                    ? whole
                    : log.since(placed(order).minus(MARGIN), whole);
        }
    }

    private static Instant placed(UUID order) {
        return Instant.ofEpochMilli(order.getMostSignificantBits() >>> (Long.SIZE - TIME_BITS));
    }

    private final class Meeting implements Visitor {

        private final UUID order;
        private final Instant at;
        private final OrderFolding folding;
        private final List<HistoryEntry> events = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private boolean metFirst;

        private Meeting(UUID order, Instant at) {
            this.order = order;
            this.at = at;
            this.folding = new OrderFolding(order);
        }

        @Override
        public void meet(ConsumerRecord<String, byte[]> record) {
            if (!order.toString().equals(record.key())) {
                return;
            }
            switch (reader.read(record)) {
                case Reading.Event<OrderEvent>(var envelope, var event) -> {
                    metFirst |= event instanceof OrderEvent.OrderPlaced;
                    if (!envelope.time().isAfter(at) && folding.fold(envelope, event)) {
                        events.add(entry(envelope));
                    }
                }
                case Reading.Unreadable<OrderEvent>(var reason, var detail) ->
                        unreadable.add(
                                "%s-%d@%d: %s, %s"
                                        .formatted(
                                                record.topic(),
                                                record.partition(),
                                                record.offset(),
                                                reason,
                                                detail));
            }
        }

        @Override
        public void end() {}

        /** Whether the reading began early enough; an order that is nowhere has to be looked for everywhere. */
        private boolean isFromTheBeginning() {
            return metFirst;
        }

        private HistoryEntry entry(Envelope envelope) {
            return new HistoryEntry(
                    folding.folded().version(),
                    envelope.id(),
                    envelope.type(),
                    envelope.source(),
                    envelope.sequence(),
                    envelope.time(),
                    envelope.causationId(),
                    envelope.correlationId(),
                    envelope.traceparent());
        }

        private OrderAsOf result() {
            return new OrderAsOf(order, at, events, folding.folded(), unreadable);
        }
    }
}
