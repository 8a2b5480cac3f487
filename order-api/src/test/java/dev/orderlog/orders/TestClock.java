package dev.orderlog.orders;

import dev.orderlog.testkit.time.MovableClock;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.InstantSource;

@Factory
public final class TestClock {

    public static final MovableClock CLOCK = new MovableClock(Duration.ofDays(30));

    @Singleton
    @Primary
    @Replaces(InstantSource.class)
    InstantSource clock() {
        return CLOCK;
    }
}
