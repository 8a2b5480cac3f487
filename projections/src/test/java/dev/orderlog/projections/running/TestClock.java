package dev.orderlog.projections.running;

import dev.orderlog.projections.log.EventStream;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.InstantSource;

/** Stands still, an hour after the first event of every {@link EventStream}. */
@Factory
final class TestClock {

    static final Duration AFTER_THE_START = Duration.ofHours(1);

    @Singleton
    @Primary
    @Replaces(InstantSource.class)
    InstantSource clock() {
        return InstantSource.fixed(EventStream.START.plus(AFTER_THE_START));
    }
}
