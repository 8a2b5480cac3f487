package dev.orderlog.projections;

import dev.orderlog.projections.read.Awaiting;
import dev.orderlog.projections.read.Waiters;
import dev.orderlog.projections.streams.ProjectionsSettings;
import dev.orderlog.projections.topology.FoldListener;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.schemas.RegistrySettings;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

@Factory
final class Wiring {

    @Singleton
    EventReaders readers(@Value("${orderlog.registry.url}") String registryUrl) {
        return new EventReaders(RegistrySettings.at(registryUrl));
    }

    @Singleton
    Waiters waiters(ProjectionsSettings settings, MeterRegistry meters) {
        var waiters = new Waiters(settings.waitersMax());
        meters.gauge("orderlog.projections.waiting", waiters, Waiters::waiting);
        return waiters;
    }

    @Singleton
    Awaiting awaiting(Waiters waiters) {
        return new Awaiting(waiters);
    }

    @Singleton
    FoldListener listener(Waiters waiters, MeterRegistry meters) {
        return new FoldWatch(waiters, meters);
    }
}
