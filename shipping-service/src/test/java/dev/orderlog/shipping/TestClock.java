package dev.orderlog.shipping;

import dev.orderlog.testkit.time.MovableClock;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.InstantSource;

@Factory
final class TestClock {

    static final MovableClock CLOCK = new MovableClock(Duration.ofDays(30));

    @Singleton
    @Primary
    @Replaces(InstantSource.class)
    InstantSource clock() {
        return CLOCK;
    }
}
