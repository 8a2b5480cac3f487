package dev.orderlog.eventlog.service;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the libraries' metrics lack to be accepted by Prometheus' own check: a help text, one manner of writing labels. */
@Factory
final class MetricNames {

    private static final Map<String, String> DESCRIPTIONS =
            Map.of(
                    "http.server.requests", "Requests that were answered",
                    "http.client.requests", "Requests to other instances and services",
                    "executor", "Tasks of a pool, and how long they took",
                    "executor.idle", "How long tasks waited for a pool");

    /** Named in ways that are kept for other things; each has a better twin. */
    private static final Set<String> LEFT_OUT = Set.of("process.cpu.time", "system.cpu.count");

    @Singleton
    MeterFilter leftOut() {
        return MeterFilter.deny(id -> LEFT_OUT.contains(id.getName()));
    }

    @Singleton
    MeterFilter described() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                var description = DESCRIPTIONS.get(id.getName());
                return description == null
                        ? id
                        : new Meter.Id(
                                id.getName(),
                                Tags.of(
                                        id.getTags().stream()
                                                .map(tag ->
                                                        Tag.of(
                                                                snakeCase(tag.getKey()),
                                                                tag.getValue()))
                                                .toList()),
                                id.getBaseUnit(),
                                description,
                                id.getType());
            }
        };
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
