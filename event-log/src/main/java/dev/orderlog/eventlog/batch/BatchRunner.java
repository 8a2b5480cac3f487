package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.batch.BatchContext.Pending;
import dev.orderlog.eventlog.batch.RecentStreams.Stand;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.deadline.DeadlineStore;
import dev.orderlog.eventlog.parked.Reason;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.store.EventStore;
import dev.orderlog.eventlog.store.Inbox;
import dev.orderlog.eventlog.store.ParkedEvents;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.RoundTrip.Answer;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;
import dev.orderlog.eventlog.store.StreamRow;
import dev.orderlog.eventlog.store.Transactions;
import dev.orderlog.eventlog.trace.Handling;
import dev.orderlog.eventlog.trace.Traces;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Inbox, decide and append: one transaction for a whole batch of messages of many orders, heard events and commands alike.
 *
 * <p>Either everything a batch decided is committed (inbox rows, appended events, recorded calls, deadlines, the service's own
 * tables), or nothing is. Outside calls are handed to {@code afterCommit} only then. Messages of one stream are decided in the
 * order given. Not promised: an order among different streams.
 */
public final class BatchRunner<S, E, C, X, R> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
    private static final String CONFLICT = "23505";
    private static final int RECENT_STREAMS_MAX = 1_000;
    private static final Duration RECENT_STREAMS_AGE_MAX = Duration.ofSeconds(5);

    private final ServiceDefinition<S, E, C, X, R> definition;
    private final DataSource dataSource;
    private final EventStore events = new EventStore();
    private final Inbox inbox = new Inbox();
    private final ParkedEvents parked = new ParkedEvents();
    private final DeadlineStore deadlines = new DeadlineStore();
    private final CallStore calls;
    private final CallClaims claims;
    private final InstantSource clock;
    private final Traces traces;
    private final RecentStreams<S> recent;

    /** Who makes the calls of a batch: asked for room before they are recorded, told to start after the commit. */
    public interface CallClaims {
        /** Until when the call is this process's; {@code now} where it has no room for it. */
        Instant claim(OutsideCall call, Instant now);

        /**
         * The batch is committed.
         *
         * @param claimed to be made now
         * @param unclaimed to be found when there is room
         * @param over keys of calls that are answered or withdrawn: no attempt of theirs is to begin
         */
        void committed(
                List<OutsideCall> claimed, List<OutsideCall> unclaimed, Collection<String> over);

        /** The batch is not committed: the claimed calls do not exist. */
        void abandoned(List<OutsideCall> claimed);
    }

    public BatchRunner(
            ServiceDefinition<S, E, C, X, R> definition,
            DataSource dataSource,
            CallStore calls,
            CallClaims claims,
            InstantSource clock) {
        this(
                definition,
                dataSource,
                calls,
                claims,
                clock,
                Traces.OFF,
                RECENT_STREAMS_MAX,
                RECENT_STREAMS_AGE_MAX);
    }

    /**
     * @param recentStreamsMax streams kept in memory as they stood when this process appended to them last; 0: all are loaded
     * @param recentStreamsAgeMax how long one of them is kept that nothing is appended to
     */
    public BatchRunner(
            ServiceDefinition<S, E, C, X, R> definition,
            DataSource dataSource,
            CallStore calls,
            CallClaims claims,
            InstantSource clock,
            Traces traces,
            int recentStreamsMax,
            Duration recentStreamsAgeMax) {
        this.recent = new RecentStreams<>(recentStreamsMax, recentStreamsAgeMax);
        this.clock = clock;
        this.traces = traces;
        this.definition = definition;
        this.dataSource = dataSource;
        this.calls = calls;
        this.claims = claims;
    }

    /**
     * Runs a batch in one transaction.
     *
     * @return one outcome per message, in the order of the messages
     * @throws SQLException when the database refused; nothing of the batch was committed
     */
    public List<Outcome<R>> run(List<Message<C>> batch) throws SQLException {
        var known = recent.of(streamsThatFollow(batch));
        if (!known.isEmpty()) {
            try {
                return inTransaction((transaction, after) ->
                        decide(transaction, batch, Extent.WHOLE, known, after));
            } catch (SQLException | RuntimeException failed) {
                if (!worthLoading(known.keySet(), failed)) {
                    throw failed;
                }
            }
        }
        return inTransaction(
                (transaction, after) -> decide(transaction, batch, Extent.WHOLE, Map.of(), after));
    }

    /** Whether it may come of a state that is past, as a conflict does, or a bug: the batch is then run on what is committed. */
    private boolean worthLoading(Set<String> known, Exception failed) {
        recent.forget(known);
        var kind = FailureKind.of(failed);
        if (kind == FailureKind.OUTAGE) {
            recent.forgetAll();
        }
        return kind == FailureKind.CONFLICT
                || kind != FailureKind.OUTAGE && failed instanceof RuntimeException;
    }

    /** Those of the events whose effects are committed. */
    public Set<UUID> known(Collection<UUID> eventIds) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return RoundTrip.once(connection, trip -> inbox.known(trip, eventIds));
        }
    }

    /**
     * Runs messages of a parked order as if it were not parked, in one transaction with what {@code around} does before and after.
     *
     * @throws SQLException as {@link #run}; whatever else {@code around} throws comes through, too
     */
    public List<Outcome<R>> runParked(List<Message<C>> messages, Around<R> around)
            throws SQLException {
        return inTransaction((transaction, after) -> {
            around.before(transaction);
            var outcomes = decide(transaction, messages, Extent.PART, Map.of(), after);
            around.after(transaction, outcomes);
            return outcomes;
        });
    }

    /** Decides messages of a parked order one after the other, as if it were not parked, and takes everything back. */
    public Rehearsal<R> rehearse(List<Message<C>> messages) throws SQLException {
        var after = new Aftermath(claims, Handling.NONE);
        var outcomes = new ArrayList<Outcome<R>>();
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (var message : messages) {
                    outcomes.addAll(
                            decide(connection, List.of(message), Extent.PART, Map.of(), after));
                }
                return new Rehearsal<>(outcomes, null);
            } catch (SQLException | RuntimeException failure) {
                return new Rehearsal<>(outcomes, failure);
            } finally {
                connection.rollback();
            }
        } finally {
            after.abandoned();
        }
    }

    /** Parks an order on the event that cannot be handled. */
    public void park(ParkedRecord culprit) throws SQLException {
        boolean parks =
                inTransaction(
                        (transaction, _) -> parked.park(transaction, culprit, clock.instant()));
        if (parks) {
            LOG.atError()
                    .addKeyValue("order", culprit.streamId())
                    .addKeyValue("type", culprit.type())
                    .addKeyValue("partition", culprit.partition())
                    .addKeyValue("offset", culprit.offset())
                    .addKeyValue("kind", culprit.reason().kind().code())
                    .addKeyValue("reason", culprit.reason().words())
                    .log("an order is parked");
        }
    }

    /** Turns a parked record back into the message it was; empty when this service need not hear it. */
    public interface ParkedReader<C> {
        Optional<Message<C>> read(ParkedRecord record);
    }

    /** What happens in the transaction that runs messages of a parked order, before and after. */
    public interface Around<R> {
        void before(Connection transaction) throws SQLException;

        void after(Connection transaction, List<Outcome<R>> outcomes) throws SQLException;
    }

    /**
     * What would become of messages.
     *
     * @param outcomes of those that can be handled, up to the first that cannot
     * @param failure of that one; null when all can be handled
     */
    public record Rehearsal<R>(List<Outcome<R>> outcomes, @Nullable Exception failure) {}

    private enum Extent {
        /** The batch is the transaction, and commits it; what is heard of a parked order waits behind what it is parked on. */
        WHOLE,
        /** Of a transaction of its caller's, who handles what is parked. */
        PART
    }

    /**
     * @param known streams that need not be loaded
     */
    private List<Outcome<R>> decide(
            Connection transaction,
            List<Message<C>> batch,
            Extent extent,
            Map<String, Stand<S>> known,
            Aftermath after)
            throws SQLException {
        if (batch.isEmpty()) {
            return List.of();
        }
        var found = look(new RoundTrip(transaction), batch, extent, known.keySet());
        var waiting = found.parked().get();
        var fresh = new HashSet<>(heardIds(batch, waiting));
        fresh.removeAll(found.known().get());
        var outcomes = new ArrayList<Outcome<R>>(batch.size());
        var accepted = new LinkedHashMap<Integer, Message<C>>();
        var queued = new ArrayList<ParkedRecord>();
        for (var message : batch) {
            var heard = message.heard();
            if (heard != null && waiting.contains(message.streamId())) {
                queued.add(ParkedRecord.of(heard, Reason.BEHIND));
                outcomes.add(new Outcome.Queued<>());
            } else if (heard == null || fresh.remove(heard.event().id())) {
                accepted.put(outcomes.size(), message);
                outcomes.add(new Outcome.Queued<>());
            } else {
                outcomes.add(new Outcome.Repeated<>());
            }
        }
        parked.queue(transaction, queued, batch.getFirst().at());
        if (!accepted.isEmpty()) {
            var appends = new BatchAppends<>(definition, found.streams().get(), known);
            decideAccepted(transaction, accepted, appends, outcomes, extent, after);
        }
        return outcomes;
    }

    /** What a batch looks at before it is decided: locks first, then the inbox, then the streams, all in one round trip. */
    private Found look(RoundTrip trip, List<Message<C>> batch, Extent extent, Set<String> known)
            throws SQLException {
        var found =
                new Found(
                        parked.lock(trip, extent == Extent.WHOLE ? heardStreams(batch) : List.of()),
                        inbox.known(trip, heardIds(batch, Set.of())),
                        events.load(
                                trip,
                                definition.topic(),
                                batch.stream()
                                        .map(Message::streamId)
                                        .filter(streamId -> !known.contains(streamId))
                                        .collect(Collectors.toSet())));
        trip.make();
        return found;
    }

    private record Found(
            Answer<Set<String>> parked,
            Answer<Set<UUID>> known,
            Answer<Map<String, List<StreamRow>>> streams) {}

    private void decideAccepted(
            Connection transaction,
            Map<Integer, Message<C>> accepted,
            BatchAppends<S, E, C, R> appends,
            List<Outcome<R>> outcomes,
            Extent extent,
            Aftermath after)
            throws SQLException {
        var pending =
                accepted.values().stream()
                        .map(message -> new Pending<>(message, appends.state(message.streamId())))
                        .toList();
        X context = definition.context().open(transaction, pending);
        var forgotten = new ArrayList<UUID>();
        for (var entry : accepted.entrySet()) {
            var message = entry.getValue();
            var state = appends.state(message.streamId());
            var decision = definition.behaviour().decide(state, message.command(), context);
            var underWay = decision.said().isEmpty() ? null : appends.underWay(message.streamId());
            outcomes.set(entry.getKey(), appends.take(after.handled(message, underWay), decision));
            if (message.heard() != null && !decision.remember()) {
                forgotten.add(message.heard().event().id());
            }
        }
        if (appends.restOnRecentAlone()) {
            throw new SQLException("a stream is to be loaded", CONFLICT);
        }
        var now = accepted.values().iterator().next().at();
        var rows = appends.rows(otherHeads(transaction, context, appends.otherStreams()));
        var trip = new RoundTrip(transaction);
        definition.context().close(trip, context, appends.otherEnds());
        events.append(trip, rows);
        deadlines.remove(trip, appends.settledDeadlines());
        deadlines.set(trip, appends.deadlines());
        calls.remove(trip, appends.settledCalls());
        calls.record(trip, appends.calls(), now, call -> after.claim(call, now));
        inbox.enter(trip, forgotten, now);
        after.over(appends.settledCalls());
        after.whenCommitted(() -> recent.committed(appends.stands(), clock.instant()));
        switch (extent) {
            case WHOLE -> trip.makeLast();
            case PART -> trip.make();
        }
    }

    private Map<StreamKey, StreamHead> otherHeads(
            Connection transaction, X context, Set<StreamKey> streams) throws SQLException {
        var heads = new HashMap<>(definition.context().heads(context));
        var unknown =
                streams.stream()
                        .filter(stream -> !heads.containsKey(stream))
                        .collect(Collectors.toSet());
        heads.putAll(events.heads(transaction, unknown));
        return heads;
    }

    private static <C> List<UUID> heardIds(List<Message<C>> batch, Set<String> waiting) {
        return batch.stream()
                .filter(message -> !waiting.contains(message.streamId()))
                .map(Message::heard)
                .filter(Objects::nonNull)
                .map(heard -> heard.event().id())
                .toList();
    }

    private static <C> List<String> heardStreams(List<Message<C>> batch) {
        return batch.stream()
                .filter(message -> message.heard() != null)
                .map(Message::streamId)
                .distinct()
                .toList();
    }

    /** Those of which nothing is asked: whoever may ask may have been asked elsewhere before, what the log and the calls say comes here. */
    private static <C> Set<String> streamsThatFollow(List<Message<C>> batch) {
        var streams = batch.stream().map(Message::streamId).collect(Collectors.toSet());
        batch.stream()
                .filter(message -> message.heard() == null && message.answers() == null)
                .map(Message::streamId)
                .forEach(streams::remove);
        return streams;
    }

    private <T> T inTransaction(TransactionBody<T> body) throws SQLException {
        var after = new Aftermath(claims, traces.handling(definition.name()));
        boolean committed = false;
        try {
            var result = Transactions.run(dataSource, transaction -> body.run(transaction, after));
            committed = true;
            return result;
        } finally {
            if (committed) {
                after.committed();
            } else {
                after.abandoned();
            }
        }
    }

    private interface TransactionBody<T> {
        T run(Connection transaction, Aftermath after) throws SQLException;
    }
}
