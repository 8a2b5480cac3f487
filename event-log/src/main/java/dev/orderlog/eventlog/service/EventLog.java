package dev.orderlog.eventlog.service;

import dev.orderlog.eventlog.parked.ParkedOrders;
import dev.orderlog.eventlog.relay.RelaySettings;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.eventlog.trace.Traces;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.BasicJdbcConfiguration;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

/** Starts the beats of a service on its own database and on the log. One per process or application context. */
@Singleton
@Requires(beans = {DataSource.class, ServiceSettings.class})
public final class EventLog {

    private final ServiceSettings settings;
    private final DataSource dataSource;
    private final BasicJdbcConfiguration database;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Traces traces;
    private final List<RunningService<?, ?, ?, ?, ?>> running = new CopyOnWriteArrayList<>();

    EventLog(
            ServiceSettings settings,
            DataSource dataSource,
            BasicJdbcConfiguration database,
            MeterRegistry meters,
            InstantSource clock,
            Traces traces) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
        this.traces = traces;
    }

    /** Encodes and decodes against the configured registry. */
    public AvroFraming framing() {
        return AvroFraming.against(settings.registry().url(), settings.registry().autoRegister());
    }

    /** Starts listening, relaying, calling and waiting for deadlines, at once and until the runtime is closed. */
    public <S, E, C, X, R> ServiceRuntime<S, C, R> run(
            ServiceDefinition<S, E, C, X, R> definition) {
        var service =
                new RunningService<>(
                        definition, settings, relay(definition), dataSource, meters, clock, traces);
        running.add(service);
        service.start();
        return service;
    }

    /** What waits for a person in the service that runs here; empty until one does. */
    public Optional<ParkedOrders> parked() {
        return running.stream().map(RunningService::parked).findFirst();
    }

    /** The name of the service that runs here; empty until one does. */
    public Optional<String> service() {
        return running.stream().map(RunningService::name).findFirst();
    }

    List<RunningService<?, ?, ?, ?, ?>> running() {
        return running;
    }

    private RelaySettings relay(ServiceDefinition<?, ?, ?, ?, ?> definition) {
        var topics = new HashSet<>(definition.otherTopics());
        topics.add(definition.topic());
        return new RelaySettings(
                definition.source(),
                database.getUrl(),
                database.getUsername(),
                database.getPassword(),
                RelaySettings.slotNameOf(database.getUrl()),
                "event_log",
                topics,
                settings.kafka().properties(),
                settings.relaying());
    }
}
