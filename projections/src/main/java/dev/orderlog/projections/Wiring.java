package dev.orderlog.projections;

import dev.orderlog.eventlog.service.ServiceSettings;
import dev.orderlog.eventlog.trace.Traces;
import dev.orderlog.projections.audit.Topics;
import dev.orderlog.projections.audit.jobs.AuditLog;
import dev.orderlog.projections.audit.jobs.AuditSettings;
import dev.orderlog.projections.audit.jobs.Audits;
import dev.orderlog.projections.audit.jobs.OrderLooks;
import dev.orderlog.projections.audit.read.LogAccess;
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
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.CommonClientConfigs;

import java.time.InstantSource;
import java.util.HashMap;

@Factory
final class Wiring {

    private static final int KAFKA_SILENT_MS_MAX = 10_000;

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
    @Bean(preDestroy = "close")
    AuditLog auditLog(ServiceSettings.Kafka kafka, ServiceSettings.Registry registry) {
        var properties = new HashMap<>(kafka.properties());
        properties.putIfAbsent(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, KAFKA_SILENT_MS_MAX);
        return new AuditLog(
                new LogAccess(properties),
                new EventReaders(RegistrySettings.at(registry.url())),
                Topics.OF_THE_CATALOGUE);
    }

    /** At once: what an earlier process has left is taken up, and counted. */
    @Context
    @Bean(preDestroy = "close")
    Audits audits(AuditLog log, AuditSettings settings, InstantSource clock, MeterRegistry meters) {
        var audits = Audits.of(log, settings, clock);
        Gauge.builder("orderlog.projections.audits", audits, Audits::running)
                .description("Audits that run on this instance")
                .register(meters);
        return audits;
    }

    @Singleton
    OrderLooks looks(AuditLog log, AuditSettings settings) {
        return new OrderLooks(log, settings);
    }

    @Singleton
    FoldListener listener(
            Waiters waiters, Followers followers, MeterRegistry meters, Traces traces) {
        return new FoldWatch(waiters, followers, meters, traces);
    }
}
