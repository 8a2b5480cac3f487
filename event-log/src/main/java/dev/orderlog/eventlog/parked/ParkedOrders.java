package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.batch.FailureKind;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.event.StoredHeaders;
import dev.orderlog.eventlog.parked.ParkedOrder.ShownCall;
import dev.orderlog.eventlog.parked.ParkedOrder.ShownRecord;
import dev.orderlog.eventlog.store.ParkedCalls;
import dev.orderlog.eventlog.store.ParkedCalls.ParkedCall;
import dev.orderlog.eventlog.store.ParkedEvents;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.store.Transactions;
import dev.orderlog.eventlog.store.WaitingRecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * What waits for a person in one service, and what they can do about it. Every act is recorded in the transaction that does it.
 *
 * <p>All methods may be called while the service runs, from any of its instances and from several at once. Each throws
 * {@link SQLException} when the database is away.
 */
public final class ParkedOrders {

    private static final int SHOWN_MAX = 200;

    private final DataSource dataSource;
    private final Redrive<?, ?> redrive;
    private final Discarding discarding;
    private final Decoding decoding;
    private final Runnable lookForCalls;
    private final InstantSource clock;
    private final ParkedEvents parked = new ParkedEvents();
    private final ParkedCalls calls = new ParkedCalls();
    private final ParkedActs acts = new ParkedActs();

    /** Tries to read a parked record's value. */
    public interface Decoding {
        /** The type it is read as; throws when it cannot be read. */
        String decodesAs(ParkedRecord record);
    }

    /** @param lookForCalls told when a call may be made again */
    public ParkedOrders(
            DataSource dataSource,
            Redrive<?, ?> redrive,
            Decoding decoding,
            Runnable lookForCalls,
            InstantSource clock) {
        this.dataSource = dataSource;
        this.redrive = redrive;
        this.discarding = new Discarding(dataSource, clock);
        this.decoding = decoding;
        this.lookForCalls = lookForCalls;
        this.clock = clock;
    }

    /** The longest waiting first; {@code after} the last of an earlier page. */
    public ParkedPage list(ParkedFilter filter, Optional<ParkedCursor> after, int itemsMax)
            throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var items =
                    ParkedList.page(
                            connection, filter, after.orElse(ParkedCursor.START), itemsMax + 1);
            boolean more = items.size() > itemsMax;
            var page = more ? items.subList(0, itemsMax) : items;
            return new ParkedPage(
                    List.copyOf(page),
                    after.isEmpty() ? ParkedList.counts(connection, filter) : null,
                    more ? page.getLast().cursor() : null);
        }
    }

    /**
     * Everything that waits of an order, {@value #SHOWN_MAX} records at a time.
     *
     * @param behind position behind which to go on; 0 for the start of the queue
     * @return empty when nothing of it waits
     */
    public Optional<ParkedOrder> show(String order, long behind) throws SQLException {
        List<WaitingRecord> records;
        List<ParkedCall> waitingCalls;
        long waiting;
        try (var connection = dataSource.getConnection()) {
            records = parked.head(connection, order, behind, SHOWN_MAX + 1);
            waitingCalls = calls.of(connection, order);
            waiting = parked.waiting(connection, order);
        }
        if (waiting == 0 && waitingCalls.isEmpty()) {
            return Optional.empty();
        }
        boolean more = records.size() > SHOWN_MAX;
        var shown = more ? records.subList(0, SHOWN_MAX) : records;
        return Optional.of(
                new ParkedOrder(
                        order,
                        waiting,
                        shown.stream().map(this::shown).toList(),
                        waitingCalls.stream().map(ParkedOrders::shown).toList(),
                        more ? shown.getLast().position() : null));
    }

    /**
     * Handles what waits of an order again, in order, as far as it can be handled, and makes its parked calls again.
     *
     * @param dryRun whether to say only what would happen
     * @param by who asks for it
     * @return empty when nothing of the order waits
     */
    public Optional<Redriven> redrive(String order, boolean dryRun, String by) throws SQLException {
        var records = dryRun ? redrive.rehearse(order) : redrive.run(order, by);
        var keys = dryRun ? callsOf(order) : callAgain(order, by);
        if (!dryRun && !keys.isEmpty()) {
            lookForCalls.run();
        }
        if (keys.isEmpty()) {
            return records;
        }
        return Optional.of(
                records.map(redriven -> redriven.with(keys))
                        .orElseGet(() -> new Redriven(order, dryRun, 0, List.of(), 0, null, keys)));
    }

    /**
     * Redrives many, the longest parked first, until there are no more, {@code pace} is used up, or a part is away.
     *
     * @param after from where to go on
     */
    public RedrivenPage redrive(
            ParkedFilter filter,
            Optional<ParkedCursor> after,
            RedrivePace pace,
            boolean dryRun,
            String by)
            throws SQLException, InterruptedException {
        var page = list(filter, after, pace.ordersMax());
        var done = new ArrayList<Redriven>();
        var orders = new LinkedHashSet<String>();
        var running = pace.start();
        var next = page.next();
        for (var item : page.parked()) {
            if (!running.goOn()) {
                break;
            }
            if (orders.add(item.order())) {
                redrive(item.order(), dryRun, by).ifPresent(done::add);
            }
            next = item == page.parked().getLast() ? page.next() : item.cursor();
        }
        long still = done.stream().filter(redriven -> redriven.stop() != null).count();
        return new RedrivenPage(dryRun, done.size() - still, still, done, next);
    }

    /**
     * Gives up on what waits of an order.
     *
     * @param call only this call; else the record that the order is parked on
     * @param all all records and all calls
     * @param reason why, in words
     * @return empty when nothing of the kind waits
     * @throws IllegalArgumentException when the order has several parked calls and none is named
     */
    public Optional<Discarded> discard(
            String order, Optional<String> call, boolean all, String by, String reason)
            throws SQLException {
        var what =
                all
                        ? new Discarding.What.Everything()
                        : call.<Discarding.What>map(Discarding.What.Call::new)
                                .orElseGet(Discarding.What.Culprit::new);
        return discarding.run(order, what, by, reason);
    }

    /** What was done, the newest first. */
    public List<Act> acts(Optional<String> order, Optional<UUID> before, int actsMax)
            throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return acts.latest(connection, order, before, actsMax);
        }
    }

    private List<String> callsOf(String order) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return calls.of(connection, order).stream().map(ParkedCall::key).toList();
        }
    }

    private List<String> callAgain(String order, String by) throws SQLException {
        return Transactions.run(
                dataSource,
                transaction -> {
                    var waiting = calls.lock(transaction, order);
                    for (var call : waiting) {
                        callAgain(transaction, call, by);
                    }
                    return waiting.stream().map(ParkedCall::key).toList();
                });
    }

    private void callAgain(Connection transaction, ParkedCall call, String by) throws SQLException {
        calls.again(transaction, call.key());
        acts.add(
                transaction,
                new Act(
                        EventIds.next(),
                        clock.instant(),
                        by,
                        Act.Kind.REDRIVE_CALL,
                        call.streamId(),
                        call.key() + " to " + call.destination(),
                        null,
                        "made again, after %d attempts".formatted(call.attempts())));
    }

    private ShownRecord shown(WaitingRecord waiting) {
        var record = waiting.record();
        String decodesAs = null;
        String unreadable = null;
        try {
            decodesAs = decoding.decodesAs(record);
        } catch (RuntimeException failed) {
            unreadable =
                    FailureKind.of(failed) == FailureKind.OUTAGE
                            ? "not known now: " + Reason.of(failed).words()
                            : Reason.of(failed).words();
        }
        return new ShownRecord(
                waiting.position(),
                record.reason().kind(),
                record.reason().words(),
                record.eventId(),
                record.type(),
                decodesAs,
                unreadable,
                record.key(),
                record.topic(),
                record.partition(),
                record.offset(),
                waiting.parkedAt(),
                waiting.attempts(),
                waiting.attemptedAt(),
                StoredHeaders.list(record.headers()),
                record.value());
    }

    private static ShownCall shown(ParkedCall call) {
        return new ShownCall(
                call.key(),
                call.destination(),
                call.error(),
                call.attempts(),
                call.attemptedAt(),
                call.recordedAt(),
                call.parkedAt(),
                call.request());
    }
}
