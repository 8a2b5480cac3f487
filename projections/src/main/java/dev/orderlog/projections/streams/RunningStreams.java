package dev.orderlog.projections.streams;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import dev.orderlog.eventlog.listen.ConsumerLag;
import dev.orderlog.eventlog.service.ServiceSettings;
import dev.orderlog.projections.topology.FoldListener;
import dev.orderlog.projections.topology.ProjectionTopology;
import dev.orderlog.projections.wire.EventReaders;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Folding begins when the server knows its address, and ends by leaving the group: the next instance takes over at once. */
@Singleton
public final class RunningStreams {

    private static final Logger LOG = LoggerFactory.getLogger(RunningStreams.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ProjectionsSettings settings;
    private final ServiceSettings.Kafka kafka;
    private final EventReaders readers;
    private final FoldListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Running running;

    private record Running(KafkaStreams streams, URI advertised) {}

    RunningStreams(
            ProjectionsSettings settings,
            ServiceSettings.Kafka kafka,
            EventReaders readers,
            FoldListener listener,
            MeterRegistry meters) {
        this.settings = settings;
        this.kafka = kafka;
        this.readers = readers;
        this.listener = listener;
        Gauge.builder("orderlog.projections.lag", this::lag)
                .baseUnit("events")
                .description("Events in this instance's partitions not folded yet")
                .register(meters);
        Gauge.builder("orderlog.projections.running", () -> isRunning() ? 1 : 0)
                .description("1 while this instance's views are restored and folded")
                .register(meters);
    }

    private double lag() {
        return streams().map(streams -> ConsumerLag.of(streams.metrics())).orElse(0.0);
    }

    private boolean isRunning() {
        return streams()
                .filter(streams -> streams.state() == KafkaStreams.State.RUNNING)
                .isPresent();
    }

    @EventListener
    void start(ServerStartupEvent server) throws InterruptedException {
        var advertised = settings.advertisedUrl().orElseGet(() -> server.getSource().getURI());
        var streams =
                new KafkaStreams(
                        ProjectionTopology.of(readers, listener),
                        StreamsProperties.of(settings, kafka.properties(), advertised));
        streams.setUncaughtExceptionHandler(RunningStreams::onFailure);
        running = new Running(streams, advertised);
        if (nothingHangs()) {
            streams.start();
        }
    }

    /** Waits while Kafka is away, as folding would; where Kafka does not let us look, folding has to do without. False when closed. */
    private boolean nothingHangs() throws InterruptedException {
        var hanging =
                HangingTransactions.of(
                        settings.applicationId(),
                        settings.stateDir(),
                        settings.threads(),
                        kafka.properties());
        do {
            try {
                hanging.end();
                return true;
            } catch (RetriableException away) {
                LOG.warn("folding begins when Kafka answers: {}", away.toString());
            } catch (KafkaException refused) {
                LOG.warn("whether transactions hang was not found out", refused);
                return true;
            }
        } while (!closing.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        return false;
    }

    /** The log is read again from the last commit; only a broken virtual machine is given up. */
    private static StreamThreadExceptionResponse onFailure(Throwable failure) {
        if (failure instanceof VirtualMachineError) {
            LOG.error("a stream thread failed, folding ends", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("a stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    public Optional<KafkaStreams> streams() {
        return Optional.ofNullable(running).map(Running::streams);
    }

    public Optional<URI> advertised() {
        return Optional.ofNullable(running).map(Running::advertised);
    }

    @PreDestroy
    void close() throws Exception {
        closing.countDown();
        var ending = running;
        if (ending != null) {
            var leave =
                    CloseOptions.timeout(settings.closeTimeout())
                            .withGroupMembershipOperation(LEAVE_GROUP);
            if (!ending.streams().close(leave)) {
                LOG.warn("folding did not end within {}", settings.closeTimeout());
            }
        }
        readers.close();
    }
}
