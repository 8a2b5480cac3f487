package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.batch.Decision.Elsewhere;
import dev.orderlog.eventlog.batch.Outcome.Appended;
import dev.orderlog.eventlog.batch.RecentStreams.Stand;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.deadline.DueDeadline;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;
import dev.orderlog.eventlog.store.StreamRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one batch decided so far, in memory: the streams as they will be, and what is to be written when all are decided. */
final class BatchAppends<S, E, C, R> {

    private static final int FLOW_VERSION = 1;

    private final ServiceDefinition<S, E, C, ?, R> definition;
    private final Map<String, Stream<S>> streams = new HashMap<>();
    private final Map<String, List<StreamRow>> loaded;
    private final Map<String, Stand<S>> recent;
    private final List<StreamRow> rows = new ArrayList<>();
    private final Map<StreamKey, List<Envelope>> elsewhere = new LinkedHashMap<>();
    private final Map<StreamKey, StreamHead> otherEnds = new HashMap<>();
    private final Map<String, OutsideCall> calls = new LinkedHashMap<>();
    private final Set<String> settledCalls = new LinkedHashSet<>();
    private final Map<String, DueDeadline> deadlines = new LinkedHashMap<>();
    private final Set<String> settledDeadlines = new LinkedHashSet<>();

    /** @param recent streams that need not be loaded */
    BatchAppends(
            ServiceDefinition<S, E, C, ?, R> definition,
            Map<String, List<StreamRow>> loaded,
            Map<String, Stand<S>> recent) {
        this.definition = definition;
        this.loaded = loaded;
        this.recent = recent;
    }

    S state(String streamId) {
        return stream(streamId).state;
    }

    /** The hop of what was last appended to the stream before this batch. */
    @Nullable String underWay(String streamId) {
        return stream(streamId).underWay;
    }

    Outcome<R> take(Message<C> message, Decision<E, R> decision) {
        var stream = stream(message.streamId());
        var cause = message.causationId();
        if (decision.remember()) {
            if (message.heard() == null) {
                throw new IllegalStateException(
                        "only a heard event can be remembered, not " + message.command());
            }
            remember(stream, message.heard().event(), message.command());
        }
        var appended = new ArrayList<Appended>();
        for (var event : decision.said()) {
            appended.add(say(stream, event, message, cause));
        }
        for (var other : decision.elsewhere()) {
            sayElsewhere(other, message, cause);
        }
        UUID lastKnown = appended.isEmpty() ? cause : appended.getLast().id();
        decision.withdrawn().forEach(this::settle);
        if (message.answers() != null) {
            settle(message.answers());
        }
        for (var call : decision.calls()) {
            calls.put(call.key(), outsideCall(call, message, lastKnown));
        }
        for (var name : decision.settled()) {
            var key = DueDeadline.key(message.streamId(), name);
            deadlines.remove(key);
            settledDeadlines.add(key);
        }
        for (var deadline : decision.deadlines()) {
            var due =
                    new DueDeadline(
                            deadline.name(),
                            message.streamId(),
                            deadline.dueAt(),
                            lastKnown,
                            message.correlationId(),
                            message.traceparent());
            deadlines.putIfAbsent(due.key(), due);
        }
        return new Outcome.Decided<>(decision.reply(), List.copyOf(appended), stream.sequence);
    }

    /** Whether something was decided on a state that nothing proves: neither was it loaded, nor is anything appended to it. */
    boolean restOnRecentAlone() {
        return recent.keySet().stream()
                .map(streams::get)
                .anyMatch(stream -> stream != null && stream.version == stream.versionBefore);
    }

    /** How the streams stand that are appended to. */
    Map<String, Stand<S>> stands() {
        var stands = new HashMap<String, Stand<S>>();
        streams.forEach((streamId, stream) -> {
            if (stream.version > stream.versionBefore) {
                stands.put(
                        streamId,
                        new Stand<>(stream.state, stream.version, stream.sequence, stream.lastHop));
            }
        });
        return stands;
    }

    Set<StreamKey> otherStreams() {
        return elsewhere.keySet();
    }

    List<StreamRow> rows(Map<StreamKey, StreamHead> heads) {
        elsewhere.forEach((key, said) -> {
            var head = heads.getOrDefault(key, StreamHead.EMPTY);
            long version = head.version();
            long sequence = head.sequence();
            for (var event : said) {
                rows.add(new StreamRow(numbered(event, ++sequence), ++version, true));
            }
            otherEnds.put(key, new StreamHead(version, sequence));
        });
        return rows;
    }

    /** Where the other streams end, once {@link #rows} has numbered what is appended to them. */
    Map<StreamKey, StreamHead> otherEnds() {
        return otherEnds;
    }

    List<OutsideCall> calls() {
        return List.copyOf(calls.values());
    }

    Set<String> settledCalls() {
        return settledCalls;
    }

    Collection<DueDeadline> deadlines() {
        return deadlines.values();
    }

    Set<String> settledDeadlines() {
        return settledDeadlines;
    }

    private void settle(String callKey) {
        if (calls.remove(callKey) == null) {
            settledCalls.add(callKey);
        }
    }

    private void remember(Stream<S> stream, Envelope heard, C command) {
        rows.add(new StreamRow(heard, ++stream.version, false));
        stream.lastHop = heard.traceparent();
        var behaviour = definition.behaviour();
        stream.state = behaviour.evolve(stream.state, behaviour.heard(command));
    }

    private Appended say(Stream<S> stream, E event, Message<C> message, @Nullable UUID cause) {
        var said = envelope(definition.topic(), message.streamId(), event, message, cause);
        var numbered = numbered(said, ++stream.sequence);
        rows.add(new StreamRow(numbered, ++stream.version, true));
        stream.lastHop = numbered.traceparent();
        stream.state = definition.behaviour().evolve(stream.state, event);
        return new Appended(numbered.id(), numbered.type(), numbered.sequence());
    }

    private void sayElsewhere(Elsewhere<E> other, Message<C> message, @Nullable UUID cause) {
        elsewhere
                .computeIfAbsent(
                        new StreamKey(other.topic(), other.streamId()), _ -> new ArrayList<>())
                .add(envelope(other.topic(), other.streamId(), other.event(), message, cause));
    }

    private Envelope envelope(
            String topic, String subject, E event, Message<C> message, @Nullable UUID cause) {
        var encoded = definition.codec().encode(topic, event);
        return new Envelope(
                EventIds.next(),
                encoded.type(),
                definition.source(),
                subject,
                topic,
                message.at(),
                cause,
                message.correlationId(),
                0,
                FLOW_VERSION,
                message.traceparent(),
                encoded.value());
    }

    private static Envelope numbered(Envelope event, long sequence) {
        return new Envelope(
                event.id(),
                event.type(),
                event.source(),
                event.subject(),
                event.topic(),
                event.time(),
                event.causationId(),
                event.correlationId(),
                sequence,
                event.flowVersion(),
                event.traceparent(),
                event.value());
    }

    private OutsideCall outsideCall(
            Decision.CallRequest call, Message<C> message, @Nullable UUID cause) {
        return new OutsideCall(
                call.key(),
                call.destination(),
                message.streamId(),
                call.request(),
                cause,
                message.correlationId(),
                message.traceparent(),
                0);
    }

    private Stream<S> stream(String streamId) {
        return streams.computeIfAbsent(
                streamId,
                id -> {
                    var stand = recent.get(id);
                    return stand == null
                            ? Stream.of(definition, id, loaded.getOrDefault(id, List.of()))
                            : Stream.of(stand);
                });
    }

    /** One stream as this batch has made it so far. */
    static final class Stream<S> {
        S state;
        long version;
        long sequence;
        @Nullable String underWay;
        @Nullable String lastHop;
        long versionBefore;

        private Stream(S state) {
            this.state = state;
        }

        static <S> Stream<S> of(Stand<S> stand) {
            var stream = new Stream<>(stand.state());
            stream.version = stand.version();
            stream.sequence = stand.sequence();
            stream.underWay = stand.underWay();
            stream.versionBefore = stream.version;
            return stream;
        }

        static <S, E> Stream<S> of(
                ServiceDefinition<S, E, ?, ?, ?> definition, String id, List<StreamRow> rows) {
            var stream = new Stream<>(definition.behaviour().initial(id));
            for (var row : rows) {
                var event = row.event();
                stream.state =
                        definition
                                .behaviour()
                                .evolve(
                                        stream.state,
                                        definition
                                                .codec()
                                                .decode(
                                                        event.topic(),
                                                        event.type(),
                                                        event.value()));
                stream.version = row.version();
                stream.underWay = event.traceparent();
                stream.sequence = row.said() ? event.sequence() : stream.sequence;
            }
            stream.versionBefore = stream.version;
            return stream;
        }
    }
}
