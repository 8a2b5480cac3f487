package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.Inbox;
import dev.orderlog.eventlog.store.ParkedCalls;
import dev.orderlog.eventlog.store.ParkedCalls.ParkedCall;
import dev.orderlog.eventlog.store.ParkedEvents;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.store.Transactions;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Gives up on what waits, for a reason. A discarded record is kept whole, and stays discarded: it is neither handled nor parked
 * when it is read again. Nothing is done in its place.
 */
final class Discarding {

    private final DataSource dataSource;
    private final InstantSource clock;
    private final ParkedEvents parked = new ParkedEvents();
    private final ParkedCalls calls = new ParkedCalls();
    private final ParkedActs acts = new ParkedActs();
    private final Inbox inbox = new Inbox();

    /** What to discard of an order. */
    sealed interface What {
        /** The record that the order is parked on; of an order that has only one parked call, that call. */
        record Culprit() implements What {}

        /** One parked call. */
        record Call(String key) implements What {}

        /** All records and all parked calls. */
        record Everything() implements What {}
    }

    Discarding(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * @param reason why, in words
     * @return empty when nothing of the kind waits
     * @throws SeveralCallsException when it takes a key to say which call is meant
     */
    Optional<Discarded> run(String order, What what, String by, String reason) throws SQLException {
        return Transactions.run(
                dataSource,
                transaction -> {
                    boolean isParked = parked.lock(transaction, order);
                    var waitingCalls = calls.lock(transaction, order);
                    var chosen = chosen(what, isParked, waitingCalls);
                    boolean records = isParked && !(what instanceof What.Call);
                    if (chosen.isEmpty() && !records) {
                        return Optional.empty();
                    }
                    for (var call : chosen) {
                        discard(transaction, call, by, reason);
                    }
                    return Optional.of(
                            new Discarded(
                                    order,
                                    records
                                            ? discardRecords(transaction, order, what, by, reason)
                                            : List.of(),
                                    chosen.stream().map(ParkedCall::key).toList(),
                                    parked.waiting(transaction, order)));
                });
    }

    private static List<ParkedCall> chosen(What what, boolean isParked, List<ParkedCall> waiting) {
        return switch (what) {
            case What.Everything _ -> waiting;
            case What.Call(var key) ->
                    waiting.stream().filter(call -> call.key().equals(key)).toList();
            case What.Culprit _ when isParked -> List.of();
            case What.Culprit _ when waiting.size() > 1 ->
                    throw new SeveralCallsException(waiting.stream().map(ParkedCall::key).toList());
            case What.Culprit _ -> waiting;
        };
    }

    private List<String> discardRecords(
            Connection transaction, String order, What what, String by, String reason)
            throws SQLException {
        var id = EventIds.next();
        var now = clock.instant();
        var discarded = parked.discard(transaction, order, what instanceof What.Everything, id);
        var ids = discarded.stream().map(ParkedRecord::eventId).filter(Objects::nonNull).toList();
        inbox.enterMissing(transaction, ids, now);
        var places = discarded.stream().map(Head::place).toList();
        long waiting = parked.waiting(transaction, order);
        acts.add(
                transaction,
                new Act(
                        id,
                        now,
                        by,
                        Act.Kind.DISCARD,
                        order,
                        String.join(", ", places),
                        reason,
                        places.size()
                                + " discarded, "
                                + (waiting == 0 ? "no longer parked" : waiting + " wait")));
        return places;
    }

    private void discard(Connection transaction, ParkedCall call, String by, String reason)
            throws SQLException {
        calls.discard(transaction, call.key());
        acts.add(
                transaction,
                new Act(
                        EventIds.next(),
                        clock.instant(),
                        by,
                        Act.Kind.DISCARD_CALL,
                        call.streamId(),
                        "%s to %s: %s"
                                .formatted(
                                        call.key(),
                                        call.destination(),
                                        new String(call.request(), StandardCharsets.UTF_8)),
                        reason,
                        "discarded after %d attempts: %s"
                                .formatted(call.attempts(), text(call.error()))));
    }

    private static String text(@Nullable String error) {
        return error == null ? "no error on record" : error;
    }

    /** The order has more than one parked call. */
    static final class SeveralCallsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SeveralCallsException(List<String> keys) {
            super("which one: " + String.join(", ", keys), null, false, false);
        }
    }
}
