package dev.orderlog.projections.books.reconcile;

import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.CloudEventHeaders.MalformedEventException;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.projections.audit.Topics;
import dev.orderlog.projections.audit.check.LogEvent;
import dev.orderlog.projections.audit.read.Meter;
import dev.orderlog.projections.audit.read.Progress;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.audit.read.Task;
import dev.orderlog.projections.audit.read.Visitor;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.projections.wire.LogEventReader;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Holds the log against the services' tables and the provider's ledger, while all of them go on. */
public final class Reconciliation {

    private static final Set<String> ABOUT_MONEY =
            Set.of(
                    "OrderPlaced",
                    "PaymentCharged",
                    "PaymentRefunded",
                    "OrderCompleted",
                    "OrderCancelled");

    /**
     * @param tables by source of events, {@code /order-api} for example; events of other sources are left alone
     * @param settledBefore what is younger may still be on its way into the log
     */
    public record Request(
            Topics topics,
            Map<String, EventBook> tables,
            Optional<Ledger> ledger,
            Instant settledBefore,
            int examplesMax) {

        public Request {
            tables = Map.copyOf(tables);
        }
    }

    /**
     * @param rows said events of the tables, by source
     * @param logged events of the log, by source
     * @param ledgerEntries charges and refunds
     * @param unreadable records of the log that are no event at all
     * @param named false where more events contradict each other than can be named
     */
    public record Report(
            Map<String, Long> rows,
            Map<String, Long> logged,
            long ledgerEntries,
            long unreadable,
            Progress read,
            boolean named,
            BookFindings findings) {

        public boolean agrees() {
            return named && findings.agree();
        }
    }

    private final SideBySide reading;
    private final EventReaders readers;
    private final Request request;
    private final BookFindings findings;
    private final Balance balance = new Balance();
    private final Meter meter = new Meter();
    private final Map<String, LongAdder> rows = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> logged = new ConcurrentHashMap<>();
    private final LongAdder unreadable = new LongAdder();

    private Reconciliation(SideBySide reading, EventReaders readers, Request request) {
        this.reading = reading;
        this.readers = readers;
        this.request = request;
        this.findings = new BookFindings(request.examplesMax());
    }

    public static Report of(SideBySide reading, EventReaders readers, Request request)
            throws InterruptedException {
        return new Reconciliation(reading, readers, request).run();
    }

    private Report run() throws InterruptedException {
        var before = settled(ledger());
        request.tables()
                .forEach((source, table) ->
                        table.read(event -> {
                            rows.computeIfAbsent(source, _ -> new LongAdder()).increment();
                            balance.inTable(event);
                        }));
        var ranges = reading.log().everything(request.topics().all());
        var after = ledger();
        var money = new Money(before, after, ranges);
        reading.read(tasks(ranges, partition -> new FirstLook(partition, money)), meter);
        money.end();
        boolean named = balance.isEven() || lookAgain();
        return new Report(
                sums(rows),
                sums(logged),
                after.values().stream().mapToLong(List::size).sum(),
                unreadable.sum(),
                meter.now(),
                named,
                findings);
    }

    private Map<String, List<LedgerEntry>> ledger() {
        return request.ledger().map(Ledger::entries).orElse(List.of()).stream()
                .collect(groupingBy(LedgerEntry::orderId));
    }

    private Map<String, List<LedgerEntry>> settled(Map<String, List<LedgerEntry>> ledger) {
        var settled = new HashMap<String, List<LedgerEntry>>();
        ledger.forEach((order, entries) ->
                settled.put(
                        order,
                        entries.stream()
                                .filter(entry -> entry.at().isBefore(request.settledBefore()))
                                .toList()));
        return settled;
    }

    private boolean lookAgain() throws InterruptedException {
        var suspects = new Suspects(balance);
        request.tables().values().forEach(table -> table.read(suspects::inTableBefore));
        var ranges = reading.log().everything(request.topics().all());
        reading.read(tasks(ranges, _ -> new SecondLook(suspects)), meter);
        request.tables().values().forEach(table -> table.read(suspects::inTableAfter));
        suspects.judge(request.settledBefore(), findings);
        return !suspects.areTooMany();
    }

    private interface Looking {
        Visitor at(TopicPartition partition);
    }

    private static List<Task> tasks(Map<TopicPartition, Range> ranges, Looking looking) {
        return ranges.entrySet().stream()
                .map(entry ->
                        new Task(
                                entry.getKey(), entry.getValue(), () -> looking.at(entry.getKey())))
                .toList();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counters) {
        var sums = new HashMap<String, Long>();
        counters.forEach((name, counter) -> sums.put(name, counter.sum()));
        return sums;
    }

    private void event(ConsumerRecord<String, byte[]> record, Consumer<Envelope> sink) {
        try {
            var event = CloudEventHeaders.fromRecord(record);
            if (request.tables().containsKey(event.source())) {
                sink.accept(event);
            }
        } catch (MalformedEventException noEvent) {
            unreadable.increment();
        }
    }

    /** The whole ledger and what of it has been met. */
    private final class Money {

        private final Map<String, List<LedgerEntry>> before;
        private final Map<String, List<LedgerEntry>> after;
        private final Map<TopicPartition, Range> ranges;
        private final Set<String> met = ConcurrentHashMap.newKeySet();
        private final LedgerCheck check = new LedgerCheck(findings);

        private Money(
                Map<String, List<LedgerEntry>> before,
                Map<String, List<LedgerEntry>> after,
                Map<TopicPartition, Range> ranges) {
            this.before = before;
            this.after = after;
            this.ranges = ranges;
        }

        boolean isAsked(String topic) {
            return request.ledger().isPresent() && topic.equals(request.topics().orders());
        }

        int partitions(String topic) {
            return (int) ranges.keySet().stream().filter(one -> one.topic().equals(topic)).count();
        }

        void check(String order, OrderMoney log) {
            check.check(
                    order,
                    log,
                    before.getOrDefault(order, List.of()),
                    after.getOrDefault(order, List.of()));
            if (after.containsKey(order)) {
                met.add(order);
            }
        }

        /** Orders that the provider knows and the log does not. */
        void end() {
            before.forEach((order, entries) -> {
                if (!met.contains(order)) {
                    check.check(order, new OrderMoney(), entries, entries);
                }
            });
        }
    }

    private final class FirstLook implements Visitor {

        private final Money money;
        private final LogEventReader reader;
        private final boolean aboutMoney;
        private final int partitions;
        private final Map<String, OrderMoney> orders = new HashMap<>();

        private FirstLook(TopicPartition partition, Money money) {
            this.money = money;
            this.reader = readers.log(false);
            this.aboutMoney = money.isAsked(partition.topic());
            this.partitions = money.partitions(partition.topic());
        }

        @Override
        public void meet(ConsumerRecord<String, byte[]> record) {
            event(
                    record,
                    event -> {
                        logged.computeIfAbsent(event.source(), _ -> new LongAdder()).increment();
                        balance.inLog(event);
                    });
            if (aboutMoney
                    && CloudEventHeaders.type(record.headers())
                            .filter(ABOUT_MONEY::contains)
                            .isPresent()
                    && reader.read(record, partitions) instanceof LogEvent event) {
                orders.computeIfAbsent(event.key(), _ -> new OrderMoney())
                        .meet(event.type(), event.fact());
            }
        }

        @Override
        public void end() {
            orders.forEach(money::check);
        }
    }

    private final class SecondLook implements Visitor {

        private final Suspects suspects;

        private SecondLook(Suspects suspects) {
            this.suspects = suspects;
        }

        @Override
        public void meet(ConsumerRecord<String, byte[]> record) {
            event(record, suspects::inLog);
        }

        @Override
        public void end() {}
    }
}
