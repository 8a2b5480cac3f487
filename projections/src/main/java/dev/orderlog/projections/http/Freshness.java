package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.read.Awaiting;
import dev.orderlog.projections.read.EventRef;
import dev.orderlog.projections.streams.ProjectionsSettings;

import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How fresh an answer must be: as it is now, or not before a given event is part of it. */
@Singleton
final class Freshness {

    private static final Duration WAIT_DEFAULT = Duration.ofSeconds(2);

    private final Awaiting awaiting;
    private final Duration waitMax;

    Freshness(Awaiting awaiting, ProjectionsSettings settings) {
        this.awaiting = awaiting;
        this.waitMax = settings.waitMax();
    }

    <V> Optional<Folded<V>> read(
            String topic, String key, ReadAfter after, Supplier<Optional<Folded<V>>> view) {
        String source = after.source();
        Long sequence = after.sequence();
        if (source == null && sequence == null) {
            return view.get();
        }
        if (source == null || sequence == null || sequence < 1) {
            throw bad("source and sequence name an event together; sequences start at 1");
        }
        return awaiting.read(
                view, new EventRef(topic, key, source, sequence), wait(after.waitMs()));
    }

    private Duration wait(@Nullable Long milliseconds) {
        if (milliseconds == null) {
            return WAIT_DEFAULT;
        }
        if (milliseconds < 0) {
            throw bad("wait is in milliseconds, 0 or more");
        }
        return Duration.ofMillis(Math.min(milliseconds, waitMax.toMillis()));
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, detail));
    }
}
