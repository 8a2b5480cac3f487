package dev.orderlog.eventlog.service;

import dev.orderlog.eventlog.time.SystemTime;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;

import jakarta.inject.Singleton;

import java.time.InstantSource;

/** The machine's clock as a bean, so that a test can put a hand-ticked one in its place; Micronaut has one of its own. */
@Factory
final class SystemTimeFactory {

    @Singleton
    @Primary
    InstantSource clock() {
        return SystemTime.source();
    }
}
