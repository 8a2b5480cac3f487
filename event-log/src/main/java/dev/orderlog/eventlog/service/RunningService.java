package dev.orderlog.eventlog.service;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import dev.orderlog.eventlog.batch.Backoff;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.CommandQueue;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.batch.StreamReader;
import dev.orderlog.eventlog.call.OutsideCalls;
import dev.orderlog.eventlog.deadline.Deadlines;
import dev.orderlog.eventlog.deadline.DueDeadline;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.listen.ListenGauges;
import dev.orderlog.eventlog.listen.Listener;
import dev.orderlog.eventlog.listen.RecordReader;
import dev.orderlog.eventlog.listen.Redelivery;
import dev.orderlog.eventlog.parked.ParkedGauges;
import dev.orderlog.eventlog.parked.ParkedOrders;
import dev.orderlog.eventlog.parked.Redrive;
import dev.orderlog.eventlog.relay.Relay;
import dev.orderlog.eventlog.relay.RelaySettings;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.trace.Marks;
import dev.orderlog.eventlog.trace.Traces;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

/** The beats of one service, wired; they start together and stop in the order in which they feed each other. */
final class RunningService<S, E, C, X, R> implements ServiceRuntime<S, C, R> {

    private final ServiceDefinition<S, E, C, X, R> definition;
    private final ServiceSettings settings;
    private final RelaySettings relaySettings;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Traces traces;
    private final StreamReader<S, E> streams;
    private final RecordReader<C> reader;
    private final BatchRunner<S, E, C, X, R> runner;
    private final ParkedOrders parked;
    private final DataSource dataSource;
    private final CommandQueue<C, R> commands;
    private final OutsideCalls<C> calls;
    private final Deadlines deadlines;
    private final Optional<InboxRetention> inboxRetention;
    private @Nullable Listener<C, R> listener;
    private @Nullable Relay relay;
    private @Nullable ParkedGauges gauges;
    private @Nullable ListenGauges listenGauges;

    RunningService(
            ServiceDefinition<S, E, C, X, R> definition,
            ServiceSettings settings,
            RelaySettings relaySettings,
            DataSource dataSource,
            MeterRegistry meters,
            InstantSource clock,
            Traces traces) {
        this.definition = definition;
        this.settings = settings;
        this.relaySettings = relaySettings;
        this.meters = meters;
        this.clock = clock;
        this.traces = traces;
        this.dataSource = dataSource;
        var callStore = new CallStore(dataSource);
        this.calls =
                new OutsideCalls<>(
                        definition.name() + "-calls",
                        callStore,
                        definition.destinations(),
                        settings.calling(),
                        clock,
                        this::submit,
                        traces);
        this.runner =
                new BatchRunner<>(
                        definition,
                        dataSource,
                        callStore,
                        calls,
                        clock,
                        traces,
                        settings.streams().recentMax(),
                        settings.streams().recentAgeMax());
        this.streams = new StreamReader<>(definition, dataSource);
        this.reader = RecordReader.of(definition, settings.listen().unknownTypes(), clock);
        this.parked =
                new ParkedOrders(
                        dataSource,
                        new Redrive<>(runner, reader, dataSource, clock),
                        reader::decodesAs,
                        calls::look,
                        clock);
        var limits = settings.commands();
        this.commands =
                new CommandQueue<>(
                        definition.name() + "-commands",
                        limits.waitingMax(),
                        limits.batchSizeMax(),
                        runner::run,
                        new Backoff(limits.backoffFirst(), limits.backoffLongest()),
                        limits.attemptsMax());
        this.inboxRetention =
                Optional.ofNullable(settings.inbox().retention())
                        .map(retention ->
                                new InboxRetention(
                                        definition.topic(),
                                        retention,
                                        new Redelivery(settings.kafka().properties()),
                                        dataSource,
                                        clock));
        this.deadlines =
                new Deadlines(
                        definition.name(),
                        dataSource,
                        clock,
                        settings.deadlines().pollingInterval(),
                        this::due,
                        inboxRetention.map(this::cleaning).stream().toList());
    }

    /** @throws InboxRetention.TooShortException when the inbox would forget what can still be delivered */
    void start() {
        inboxRetention.ifPresent(RunningService::refuseIfTooShort);
        relay = Relay.start(relaySettings, meters, traces);
        gauges =
                new ParkedGauges(
                        definition.source(),
                        dataSource,
                        settings.parked().measureInterval(),
                        calls::leftAlone,
                        clock,
                        meters);
        calls.start();
        deadlines.start();
        listener =
                new Listener<>(
                        definition.name(),
                        definition.topic(),
                        reader,
                        runner,
                        calls::awaitRoom,
                        settings.listening());
        listenGauges = new ListenGauges(definition.source(), listener, meters);
    }

    @Override
    public CompletableFuture<Outcome<R>> submit(Message<C> message) {
        Marks.about(message.streamId(), message.correlationId());
        return commands.submit(message);
    }

    @Override
    public ParkedOrders parked() {
        return parked;
    }

    String name() {
        return definition.name();
    }

    /** What does not keep the service from being ready, and yet is worth knowing. */
    Map<String, String> remarks() {
        var remarks = new TreeMap<String, String>();
        var leftAlone = calls.leftAlone();
        note(remarks, "left-alone", leftAlone.isEmpty() ? null : String.join(", ", leftAlone));
        long orders = gauges == null ? 0 : gauges.orders();
        note(remarks, "parked-orders", orders == 0 ? null : Long.toString(orders));
        return remarks;
    }

    @Override
    public S state(String streamId) {
        return streams.state(streamId);
    }

    @Override
    public long lastSequence(String streamId) {
        return streams.lastSequence(streamId);
    }

    @Override
    public void lookForDeadlines() {
        deadlines.look();
    }

    @Override
    public Map<String, String> ailments() {
        var ailments = new TreeMap<String, String>();
        note(ailments, "listener", listener == null ? "not started" : listener.ailment());
        note(ailments, "commands", commands.ailment());
        if (relay == null) {
            ailments.put("relay", "not started");
        } else if (!relay.state().healthy()) {
            ailments.put("relay", relay.state().describe());
        }
        return ailments;
    }

    @Override
    public void close() {
        if (listenGauges != null) {
            listenGauges.close();
        }
        if (listener != null) {
            listener.close();
        }
        deadlines.close();
        calls.close();
        commands.close();
        if (gauges != null) {
            gauges.close();
        }
        if (relay != null) {
            relay.close();
        }
    }

    private static void refuseIfTooShort(InboxRetention retention) {
        try {
            retention.refuseIfTooShort();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private RecurringTask<?> cleaning(InboxRetention retention) {
        return Tasks.recurring("inbox-cleaning", FixedDelay.of(settings.inbox().cleaningInterval()))
                .execute((_, _) -> {
                    try {
                        retention.forget();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } catch (SQLException away) {
                        throw new IllegalStateException("the inbox was not cleaned", away);
                    }
                });
    }

    private void due(DueDeadline deadline) {
        var now = clock.instant();
        var hop = traces.passing(deadline.name(), deadline.streamId(), deadline.traceparent());
        var passed = deadline.within(TraceParent.of(hop, deadline.traceparent()));
        var outcome = submit(Message.due(passed, definition.due().apply(passed, now), now)).join();
        boolean effect =
                outcome instanceof Outcome.Decided<R> decided && !decided.appended().isEmpty();
        if (effect) {
            hop.end();
        }
        Counter.builder("orderlog.deadlines.passed")
                .description("Deadlines that passed, by whether something was said about it")
                .tag("source", definition.source())
                .tag("deadline", deadline.name())
                .tag("effect", Boolean.toString(effect))
                .register(meters)
                .increment();
    }

    private static void note(Map<String, String> ailments, String part, @Nullable String ailment) {
        if (ailment != null) {
            ailments.put(part, ailment);
        }
    }
}
