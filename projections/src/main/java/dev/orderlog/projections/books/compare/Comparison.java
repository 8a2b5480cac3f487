package dev.orderlog.projections.books.compare;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.projections.audit.OrderReplay;
import dev.orderlog.projections.audit.Topics;
import dev.orderlog.projections.audit.fold.OrderFolding;
import dev.orderlog.projections.audit.fold.ViewJson;
import dev.orderlog.projections.audit.read.Meter;
import dev.orderlog.projections.audit.read.Progress;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.audit.read.Task;
import dev.orderlog.projections.audit.read.Turn;
import dev.orderlog.projections.audit.read.Visitor;
import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.wire.EventReader;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.projections.wire.Reading;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Folds the whole log anew, partition by partition, and compares each order with the live view. The platform goes on meanwhile, so that
 * an order that differs is looked at a second time, by itself: first the log, then the view as soon as it includes what the log had.
 */
public final class Comparison {

    private static final int LOOKS_MAX = 3;

    /**
     * @param orders that the log makes
     * @param views that were shown
     * @param suspects that differed at first sight
     * @param lookedAgain how many of these were looked at a second time
     * @param differing of these, orders that differ still
     */
    public record Report(
            long orders,
            long views,
            long suspects,
            long lookedAgain,
            long differing,
            List<Difference> differences,
            Progress read) {

        public Report {
            differences = List.copyOf(differences);
        }

        /** Whether there is no difference, and none that was not looked for. */
        public boolean agrees() {
            return differing == 0 && lookedAgain == suspects;
        }
    }

    /**
     * @param eventsAtOnceMax a partition with more events is folded in several turns
     * @param lookedAgainMax orders that are looked at a second time
     */
    public record Request(Topics topics, long eventsAtOnceMax, int lookedAgainMax) {}

    private final SideBySide reading;
    private final EventReaders readers;
    private final LiveViews live;
    private final Request request;
    private final LongAdder orders = new LongAdder();
    private final LongAdder views = new LongAdder();
    private final LongAdder suspected = new LongAdder();
    private final Queue<UUID> suspects = new ConcurrentLinkedQueue<>();

    private Comparison(SideBySide reading, EventReaders readers, LiveViews live, Request request) {
        this.reading = reading;
        this.readers = readers;
        this.live = live;
        this.request = request;
    }

    public static Report of(
            SideBySide reading, EventReaders readers, LiveViews live, Request request)
            throws InterruptedException {
        return new Comparison(reading, readers, live, request).run();
    }

    private Report run() throws InterruptedException {
        var meter = new Meter();
        var tasks = new ArrayList<Task>();
        reading.log()
                .everything(List.of(request.topics().orders()))
                .forEach((partition, range) ->
                        Turn.of(range.size(), request.eventsAtOnceMax())
                                .map(turn ->
                                        new Task(
                                                partition,
                                                range,
                                                () -> new Folding(partition.partition(), turn)))
                                .forEach(tasks::add));
        reading.read(tasks, meter);
        var read = meter.now();
        var differences = new ArrayList<Difference>();
        long differing = 0;
        for (var order : suspects) {
            var found = lookAgain(order);
            differing += found.isEmpty() ? 0 : 1;
            differences.addAll(found);
        }
        return new Report(
                orders.sum(),
                views.sum(),
                suspected.sum(),
                suspects.size(),
                differing,
                differences,
                read);
    }

    private void suspect(String order) {
        suspected.increment();
        if (suspected.sum() <= request.lookedAgainMax()) {
            suspects.add(UUID.fromString(order));
        }
    }

    private List<Difference> lookAgain(UUID order) throws InterruptedException {
        var quietly = new SideBySide(reading.log(), 1, _ -> {}, reading.stopping());
        var replay = new OrderReplay(quietly, readers, request.topics());
        var found = List.<Difference>of();
        for (int look = 0; look < LOOKS_MAX; look++) {
            var now = replay.at(order, Instant.MAX);
            var last = now.events().isEmpty() ? null : now.events().getLast();
            var shown =
                    last == null
                            ? live.order(order, "", 0)
                            : live.order(order, last.source(), last.sequence());
            found =
                    Difference.between(
                            order.toString(),
                            ViewJson.of(now.folded()).orElse(null),
                            shown.orElse(null));
            if (found.isEmpty() || version(shown) <= now.folded().version()) {
                return found;
            }
        }
        return found;
    }

    private static long version(Optional<JsonNode> order) {
        return order.map(view -> view.path("version").asLong()).orElse(0L);
    }

    /** The orders of one partition, or a part of them. */
    private final class Folding implements Visitor {

        private final int partition;
        private final Turn turn;
        private final EventReader<OrderEvent> reader = readers.orders();
        private final Map<String, OrderFolding> folded = new HashMap<>();

        private Folding(int partition, Turn turn) {
            this.partition = partition;
            this.turn = turn;
        }

        /** What cannot be read is not in the view either: the fold is the same. */
        @Override
        public void meet(ConsumerRecord<String, byte[]> record) {
            if (turn.isOf(record.key())
                    && reader.read(record)
                            instanceof Reading.Event<OrderEvent>(var envelope, var event)) {
                folded.computeIfAbsent(
                                envelope.subject(), key -> new OrderFolding(UUID.fromString(key)))
                        .fold(envelope, event);
            }
        }

        @Override
        public void end() {
            folded.values().removeIf(order -> ViewJson.of(order.folded()).isEmpty());
            orders.add(folded.size());
            var page = live.page(partition, "");
            page.orders().forEach(this::compare);
            while (page.next().isPresent()) {
                page = live.page(partition, page.next().get());
                page.orders().forEach(this::compare);
            }
            folded.keySet().forEach(Comparison.this::suspect);
        }

        private void compare(JsonNode shown) {
            var id = shown.path("id").asText();
            if (!turn.isOf(id)) {
                return;
            }
            views.increment();
            var order = folded.remove(id);
            var made = order == null ? null : ViewJson.of(order.folded()).orElse(null);
            if (!Difference.between(id, made, shown).isEmpty()) {
                suspect(id);
            }
        }
    }
}
