package dev.orderlog.projections;

import dev.orderlog.eventlog.service.ServiceSettings;
import dev.orderlog.projections.domain.timeline.StepLimits;
import dev.orderlog.projections.follow.FollowSettings;
import dev.orderlog.projections.read.Awaiting;
import dev.orderlog.projections.read.Followers;
import dev.orderlog.projections.read.Waiters;
import dev.orderlog.projections.streams.ProjectionsSettings;
import dev.orderlog.projections.topology.FoldListener;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.schemas.RegistrySettings;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

@Factory
final class Wiring {

    @Singleton
    EventReaders readers(ServiceSettings.Registry registry) {
        return new EventReaders(RegistrySettings.at(registry.url()));
    }

    @Singleton
    Waiters waiters(ProjectionsSettings settings, MeterRegistry meters) {
        var waiters = new Waiters(settings.waitersMax());
        Gauge.builder("orderlog.projections.waiting", waiters, Waiters::waiting)
                .description("Readers that wait for an event to be folded")
                .register(meters);
        return waiters;
    }

    @Singleton
    StepLimits stepLimits(StepSettings settings, StepDeadlines deadlines) {
        return settings.with(deadlines);
    }

    @Singleton
    Awaiting awaiting(Waiters waiters) {
        return new Awaiting(waiters);
    }

    @Singleton
    Followers followers(FollowSettings settings, MeterRegistry meters) {
        var followers = new Followers(settings.streamsMax());
        Gauge.builder("orderlog.projections.following", followers, Followers::following)
                .description("Streams of events that are open")
                .register(meters);
        return followers;
    }

    @Singleton
    FoldListener listener(Waiters waiters, Followers followers, MeterRegistry meters) {
        return new FoldWatch(waiters, followers, meters);
    }
}
