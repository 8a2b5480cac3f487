package dev.orderlog.projections.read;

import dev.orderlog.projections.domain.Folded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Reading what has been written: the answer waits, bounded, until the view includes a given event. */
public final class Awaiting {

    private final Waiters waiters;

    public Awaiting(Waiters waiters) {
        this.waiters = waiters;
    }

    /** @throws dev.orderlog.eventlog.problem.ProblemException when the event is not folded in time */
    public <V> Optional<Folded<V>> read(
            Supplier<Optional<Folded<V>>> view, EventRef event, Duration atMost) {
        var already = including(view, event);
        if (already.isPresent()) {
            return already;
        }
        try (var waiter = waiters.register(event)) {
            var meanwhile = including(view, event);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            waiter.passed().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return view.get();
        } catch (TimeoutException late) {
            throw Unavailable.notYetFolded(event, atMost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Unavailable.notYetFolded(event, Duration.ZERO);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <V> Optional<Folded<V>> including(
            Supplier<Optional<Folded<V>>> view, EventRef event) {
        return view.get()
                .filter(folded -> folded.progress().includes(event.source(), event.sequence()));
    }
}
