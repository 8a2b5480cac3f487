package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.BatchRunner.Around;
import dev.orderlog.eventlog.batch.BatchRunner.ParkedReader;
import dev.orderlog.eventlog.batch.FailureKind;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.parked.Redriven.Handled;
import dev.orderlog.eventlog.parked.Redriven.Stop;
import dev.orderlog.eventlog.store.ParkedEvents;
import dev.orderlog.eventlog.store.Transactions;
import dev.orderlog.eventlog.store.WaitingRecord;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Handles what waits of a parked order, in order, a piece of its queue per transaction. What was handled stays handled; a record
 * that still cannot be handled keeps the order parked, with the new reason, and everything behind it waits on.
 *
 * <p>It may run while the order's listener queues more, and beside another redrive of the same order: whoever comes second waits
 * for the other's piece and goes on behind it. The order is no longer parked once its queue has been emptied under its lock.
 */
public final class Redrive<C, R> {

    private static final int PIECE_MAX = 100;
    private static final int REHEARSED_MAX = 500;
    private static final int LOST_RACES_MAX = 20;

    private final BatchRunner<?, ?, C, ?, R> runner;
    private final ParkedReader<C> reader;
    private final DataSource dataSource;
    private final InstantSource clock;
    private final ParkedEvents parked = new ParkedEvents();
    private final ParkedActs acts = new ParkedActs();

    public Redrive(
            BatchRunner<?, ?, C, ?, R> runner,
            ParkedReader<C> reader,
            DataSource dataSource,
            InstantSource clock) {
        this.runner = runner;
        this.reader = reader;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * @param by who asks for it
     * @return empty when the order is not parked
     * @throws SQLException when the database is away or always too busy; what was handled until then stays handled
     * @throws RuntimeException when the registry is away; likewise
     */
    public Optional<Redriven> run(String order, String by) throws SQLException {
        var handled = new ArrayList<Handled>();
        Stop stop = null;
        int pieceMax = PIECE_MAX;
        int lostRaces = 0;
        boolean wasParked = false;
        while (stop == null) {
            var waiting = head(order, pieceMax);
            if (waiting.isEmpty()) {
                break;
            }
            wasParked = true;
            var piece = Head.read(waiting, reader);
            try {
                if (piece.records().isEmpty()) {
                    stop = failed(order, waiting.getFirst(), piece.why(), by);
                } else {
                    var transaction = new Piece(order, piece, by);
                    runner.runParked(piece.heard(), transaction);
                    handled.addAll(transaction.handled);
                    pieceMax = PIECE_MAX;
                }
                lostRaces = 0;
            } catch (SQLException | RuntimeException failure) {
                if (failure instanceof MovedOnException
                        || FailureKind.of(failure) == FailureKind.CONFLICT) {
                    lostRaces++;
                    if (lostRaces > LOST_RACES_MAX) {
                        throw failure;
                    }
                } else if (FailureKind.of(failure) == FailureKind.OUTAGE) {
                    throw failure;
                } else if (piece.records().size() > 1) {
                    pieceMax = piece.records().size() / 2;
                } else {
                    stop = failed(order, waiting.getFirst(), Reason.of(failure), by);
                }
            }
        }
        return wasParked ? Optional.of(told(order, false, handled, stop)) : Optional.empty();
    }

    /**
     * Says what {@link #run} would do, for the first {@value #REHEARSED_MAX} records; nothing of it lasts.
     *
     * @return empty when the order is not parked
     */
    public Optional<Redriven> rehearse(String order) throws SQLException {
        var waiting = head(order, REHEARSED_MAX);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        var head = Head.read(waiting, reader);
        var rehearsal = runner.rehearse(head.heard());
        var handled = head.handled(rehearsal.outcomes());
        var failure = rehearsal.failure();
        if (failure != null) {
            if (FailureKind.of(failure) == FailureKind.OUTAGE
                    && failure instanceof SQLException away) {
                throw away;
            }
            var culprit = head.records().get(handled.size()).record();
            return Optional.of(told(order, true, handled, Head.stop(culprit, Reason.of(failure))));
        }
        var unreadable = head.unreadable();
        var why = head.why();
        return Optional.of(
                told(
                        order,
                        true,
                        handled,
                        unreadable == null || why == null
                                ? null
                                : Head.stop(unreadable.record(), why)));
    }

    private List<WaitingRecord> head(String order, int recordsMax) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return parked.head(connection, order, 0, recordsMax);
        }
    }

    /** @return null when the record does not wait any more */
    private @Nullable Stop failed(
            String order, WaitingRecord culprit, @Nullable Reason why, String by)
            throws SQLException {
        var reason = why == null ? new Reason(ReasonKind.HANDLER_FAILED, "unknown") : why;
        var now = clock.instant();
        boolean waits =
                Transactions.run(
                        dataSource,
                        transaction -> {
                            if (!parked.failed(
                                    transaction, order, culprit.position(), reason, now)) {
                                return false;
                            }
                            acts.add(
                                    transaction,
                                    redrive(
                                            order,
                                            by,
                                            Head.place(culprit.record()),
                                            "still parked: "
                                                    + reason.kind().code()
                                                    + ": "
                                                    + reason.words()));
                            return true;
                        });
        return waits ? Head.stop(culprit.record(), reason) : null;
    }

    private Act redrive(String order, String by, String what, String result) {
        return new Act(
                EventIds.next(), clock.instant(), by, Act.Kind.REDRIVE, order, what, null, result);
    }

    private Redriven told(String order, boolean dryRun, List<Handled> handled, @Nullable Stop stop)
            throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return new Redriven(
                    order,
                    dryRun,
                    handled.size(),
                    List.copyOf(handled.subList(0, Math.min(handled.size(), Redriven.RECORDS_MAX))),
                    parked.waiting(connection, order),
                    stop,
                    List.of());
        }
    }

    /** One transaction of a redrive: takes its records off the queue, and records the act. */
    private final class Piece implements Around<R> {
        private final String order;
        private final Head<C> head;
        private final String by;
        private List<Handled> handled = List.of();

        Piece(String order, Head<C> head, String by) {
            this.order = order;
            this.head = head;
            this.by = by;
        }

        @Override
        public void before(Connection transaction) throws SQLException {
            if (!parked.take(transaction, order, head.positions())) {
                throw new MovedOnException();
            }
        }

        @Override
        public void after(Connection transaction, List<Outcome<R>> outcomes) throws SQLException {
            handled = head.handled(outcomes);
            long waiting = parked.waiting(transaction, order);
            acts.add(
                    transaction,
                    redrive(
                            order,
                            by,
                            head.what(),
                            handled.size()
                                    + " handled, "
                                    + (waiting == 0 ? "no longer parked" : waiting + " wait")));
        }
    }

    /** Somebody else took the head of the queue. */
    private static final class MovedOnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MovedOnException() {
            super("another redrive or discard was faster", null, false, false);
        }
    }
}
