package dev.orderlog.eventlog.call;

import dev.orderlog.eventlog.batch.BatchRunner.CallClaims;
import dev.orderlog.eventlog.batch.FailureKind;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.event.Legible;
import dev.orderlog.eventlog.parked.Reason;
import dev.orderlog.eventlog.service.ServiceRuntime.TooBusyException;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.thread.Threads;
import dev.orderlog.eventlog.trace.Traces;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes outside calls after the commit that recorded them, and hands their answers back as commands. A call's row goes in the
 * transaction of its answer; until then the call is made again, with the same key: after a failure, a timeout, a crash. One that
 * was made as often as it may be without an answer is put before a person.
 *
 * <p>Promised: every recorded call that is not withdrawn gets an answer as long as the other side ever gives one. Not promised:
 * exactly one attempt; the other side must act once per key.
 */
public final class OutsideCalls<C> implements CallClaims, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideCalls.class);
    private static final Duration LOOK_EVERY_MAX = Duration.ofSeconds(1);

    private final CallStore store;
    private final CallSettings settings;
    private final InstantSource clock;
    private final Answers<C> answers;
    private final Map<String, Destination<C>> destinations = new LinkedHashMap<>();
    private final ExecutorService calls;
    private final Semaphore look = new Semaphore(1);
    private final Set<String> waitingForTheirTurn = ConcurrentHashMap.newKeySet();
    private final String name;
    private volatile boolean closing;
    private volatile Thread loop = Thread.currentThread();

    /** Takes an answer to the order's decider; completes after the commit. */
    public interface Answers<C> {
        CompletableFuture<?> take(Message<C> answer);
    }

    public OutsideCalls(
            String name,
            CallStore store,
            Map<String, CallHandler<C>> handlers,
            CallSettings settings,
            InstantSource clock,
            Answers<C> answers,
            Traces traces) {
        this.name = name;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.answers = answers;
        this.calls = Threads.virtual(name);
        handlers.forEach((destination, handler) ->
                destinations.put(
                        destination, new Destination<>(destination, handler, settings, traces)));
    }

    public void start() {
        loop = Threads.loop(name, this::run);
    }

    @Override
    public Instant claim(OutsideCall call, Instant now) {
        return destination(call).enter() ? clock.instant().plus(settings.claim()) : now;
    }

    @Override
    public void committed(
            List<OutsideCall> claimed, List<OutsideCall> unclaimed, Collection<String> over) {
        over.forEach(waitingForTheirTurn::remove);
        claimed.forEach(this::start);
        unclaimed.stream()
                .map(this::destination)
                .distinct()
                .forEach(destination -> {
                    destination.waitedFor();
                    lookWhereItIsWorthIt(destination);
                });
    }

    @Override
    public void abandoned(List<OutsideCall> claimed) {
        claimed.forEach(call -> destination(call).leave(1));
    }

    /**
     * For whoever is about to record more calls: waits, for a while, until every destination has room. What finds none waits in the
     * database, where each call costs several times as much; a backlog that comes there faster than calls are made would slow down those
     * that make them.
     *
     * @return false when there was not room enough in time
     */
    public boolean awaitRoom() throws InterruptedException {
        long until = System.nanoTime() + settings.roomWaitMax().toNanos();
        boolean enough = true;
        for (var destination : destinations.values()) {
            enough &= destination.awaitRoom(until - System.nanoTime());
        }
        return enough;
    }

    /** Calls that this process has taken on and not yet done with. */
    int takenOn() {
        return destinations.values().stream().mapToInt(Destination::takenOn).sum();
    }

    /** Looks for calls that may be made now. */
    public void look() {
        look.release();
    }

    /** Destinations that are left alone for a while after failing too often. */
    public List<String> leftAlone() {
        return destinations.entrySet().stream()
                .filter(entry -> entry.getValue().breaker() == CircuitBreaker.State.OPEN)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Starts no further attempt and interrupts those in flight; all are found again when their claims have run out. */
    @Override
    public void close() {
        closing = true;
        loop.interrupt();
        calls.shutdownNow();
        try {
            loop.join();
            calls.awaitTermination(settings.claim().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                var pause = LOOK_EVERY_MAX;
                try {
                    claimWaiting();
                    pause = untilNextClaimEnds();
                } catch (SQLException away) {
                    LOG.atWarn()
                            .addKeyValue("reason", away.toString())
                            .log("outside calls cannot be looked up");
                } catch (RuntimeException bug) {
                    LOG.error("outside calls cannot be looked up", bug);
                }
                look.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                look.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void claimWaiting() throws SQLException {
        for (var entry : destinations.entrySet()) {
            var destination = entry.getValue();
            int room = destination.enterWaiting();
            int used = 0;
            try {
                if (room > 0) {
                    used = claimWaiting(entry.getKey(), room);
                }
            } catch (SQLException | RuntimeException failed) {
                destination.waitedFor();
                throw failed;
            } finally {
                destination.leave(room - used);
            }
            if (room > 0 && used == room) {
                destination.waitedFor();
            }
            lookWhereItIsWorthIt(destination);
        }
    }

    private int claimWaiting(String destination, int room) throws SQLException {
        var now = clock.instant();
        var claimed = store.claim(List.of(destination), room, now, now.plus(settings.claim()));
        claimed.forEach(this::start);
        return claimed.size();
    }

    private Duration untilNextClaimEnds() throws SQLException {
        var next = store.nextClaimEnd();
        var now = clock.instant();
        if (next.isAfter(now.plus(LOOK_EVERY_MAX))) {
            return LOOK_EVERY_MAX;
        }
        var pause = Duration.between(now, next);
        return pause.isPositive() ? pause : LOOK_EVERY_MAX;
    }

    private void start(OutsideCall call) {
        waitingForTheirTurn.add(call.key());
        try {
            calls.execute(() -> attempt(call));
        } catch (RejectedExecutionException stopping) {
            waitingForTheirTurn.remove(call.key());
            destination(call).leave(1);
        }
    }

    private void attempt(OutsideCall call) {
        var destination = destination(call);
        try {
            attempt(call, destination);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (SQLException away) {
            LOG.atWarn()
                    .addKeyValue("call", call.key())
                    .addKeyValue("reason", away.toString())
                    .log("the call is made again when its claim runs out");
        } finally {
            destination.leave(1);
            lookWhereItIsWorthIt(destination);
        }
    }

    private void lookWhereItIsWorthIt(Destination<C> destination) {
        if (destination.isWorthALook()) {
            look.release();
        }
    }

    private void attempt(OutsideCall call, Destination<C> destination)
            throws InterruptedException, SQLException {
        if (destination.awaitTurn()) {
            var answered = answer(call, destination);
            if (answered.isPresent()) {
                take(answered.get(), destination);
            }
        } else if (waitingForTheirTurn.remove(call.key())) {
            store.postponed(call.key(), clock.instant(), "its turn did not come in time");
            destination.waitedFor();
        }
    }

    /** A turn is over with the answer, or when what became of the attempt is noted. */
    private Optional<Destination.Answered<C>> answer(OutsideCall call, Destination<C> destination)
            throws InterruptedException, SQLException {
        try {
            boolean wanted = waitingForTheirTurn.remove(call.key()) && !closing;
            return wanted ? Optional.of(destination.call(call)) : Optional.empty();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (CallNotPermittedException leftAlone) {
            postpone(call, destination, words(leftAlone));
            return Optional.empty();
        } catch (Exception failed) {
            failed(call, destination, words(failed));
            return Optional.empty();
        } finally {
            destination.turnOver();
        }
    }

    private void take(Destination.Answered<C> answered, Destination<C> destination)
            throws InterruptedException, SQLException {
        var call = answered.call();
        try {
            answers.take(Message.answered(call, answered.answer(), clock.instant())).get();
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            var words = "the answer could not be taken: " + cause;
            if (cause instanceof TooBusyException || FailureKind.of(cause) == FailureKind.OUTAGE) {
                postpone(call, destination, words);
            } else {
                failed(call, destination, words);
            }
        }
    }

    private void failed(OutsideCall call, Destination<C> destination, String error)
            throws SQLException {
        var now = clock.instant();
        int attempt = call.attempts() + 1;
        if (attempt >= settings.attemptsMax()) {
            store.parked(call.key(), now, error);
            LOG.atError()
                    .addKeyValue("order", call.streamId())
                    .addKeyValue("call", call.key())
                    .addKeyValue("attempt", attempt)
                    .addKeyValue("reason", error)
                    .log("an outside call waits for a person");
            return;
        }
        var againAt = destination.againAt(call, now);
        LOG.atWarn()
                .addKeyValue("call", call.key())
                .addKeyValue("attempt", attempt)
                .addKeyValue("again_at", againAt)
                .addKeyValue("reason", error)
                .log("an outside call has no answer yet");
        store.failed(call.key(), now, againAt, error);
        look.release();
    }

    private void postpone(OutsideCall call, Destination<C> destination, String error)
            throws SQLException {
        store.postponed(call.key(), destination.againAt(call, clock.instant()), error);
        look.release();
    }

    private static String words(Exception failed) {
        var words = failed instanceof CallFailedException ? failed.getMessage() : failed.toString();
        return Legible.line(String.valueOf(words), Reason.WORDS_LENGTH_MAX);
    }

    private Destination<C> destination(OutsideCall call) {
        var destination = destinations.get(call.destination());
        if (destination == null) {
            throw new IllegalStateException("no handler for calls to " + call.destination());
        }
        return destination;
    }
}
