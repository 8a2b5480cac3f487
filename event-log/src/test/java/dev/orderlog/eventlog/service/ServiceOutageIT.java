package dev.orderlog.eventlog.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.EmbeddedKafka;
import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.KafkaPlace;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.embedded.Topic;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.relay.RelaySettings;
import dev.orderlog.eventlog.service.ServiceRuntime.TooBusyException;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;
import dev.orderlog.eventlog.trace.Traces;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What a service does while a part it stands on is away: it stays, says so, takes no more than it can hold, and goes on. */
class ServiceOutageIT {

    private static final int COMMANDS_WAITING_MAX = 50;

    @Test
    void while_postgres_is_away_the_service_says_so_and_afterwards_goes_on_by_itself(
            @TempDir Path directory) throws Exception {
        var topic = SharedServers.freshTopic("outage", 1);
        var bootstrap = SharedServers.kafka().bootstrapServers();
        var order = EventIds.next();
        var first = EmbeddedPostgres.start(directory, 0);
        try (var database = TestDatabase.on(first, "outage");
                var service = started(database, topic, bootstrap)) {
            awaiting().until(() -> service.ailments().isEmpty());
            send(bootstrap, topic, order, 0, 10);
            awaiting().until(() -> service.state(order.toString()).size() == 10);

            first.kill();
            send(bootstrap, topic, order, 10, 300);
            awaiting().until(() -> service.ailments().containsKey("listener"));
            awaiting().until(() -> service.ailments().containsKey("relay"));
            var waiting = submitMany(service, COMMANDS_WAITING_MAX * 3);
            assertThat(waiting).filteredOn(ServiceOutageIT::isRefusedAsTooBusy).isNotEmpty();
            awaiting().until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
            assertThat(waiting).allMatch(CompletableFuture::isCompletedExceptionally);

            try (var _ = EmbeddedPostgres.start(directory, first.port())) {
                awaiting().until(() -> service.ailments().isEmpty());
                awaiting().until(() -> service.state(order.toString()).size() == 300);
                assertThat(service.state(order.toString())).isEqualTo(words(0, 300));
                assertThat(
                                database.number(
                                        "select count(*) from event where convert_from(value,"
                                                + " 'utf8') like 'lost%'"))
                        .isZero();
                var said = service.submit(asked(new Say("back"))).get();
                assertThat(said).isInstanceOf(Outcome.Decided.class);
                awaiting().until(() -> saidInLog(bootstrap, topic) == 1);
                service.close();
            }
        } finally {
            first.close();
        }
    }

    @Test
    void while_kafka_hangs_commands_are_taken_and_what_they_said_arrives_afterwards(
            @TempDir Path directory) throws Exception {
        try (var kafka = EmbeddedKafka.childProcess(KafkaPlace.in(directory));
                var database = TestDatabase.fresh()) {
            kafka.createTopics(List.of(new Topic("outage", 1)));
            try (var service = started(database, "outage", kafka.bootstrapServers())) {
                awaiting().until(() -> service.ailments().isEmpty());

                kafka.jvm().pause();
                for (int n = 0; n < 20; n++) {
                    assertThat(service.submit(asked(new Say("w" + n))).get())
                            .isInstanceOf(Outcome.Decided.class);
                }
                awaiting().until(() -> service.ailments().containsKey("relay"));
                kafka.jvm().resume();

                awaiting().until(() -> service.ailments().isEmpty());
                awaiting().until(() -> saidInLog(kafka.bootstrapServers(), "outage") == 20);
            }
        }
    }

    private static RunningService<List<String>, String, Command, ?, String> started(
            TestDatabase database, String topic, String bootstrap) {
        var definition = Tally.definition(topic, _ -> new Say("answer"));
        var second = Duration.ofSeconds(1);
        var moment = Duration.ofMillis(20);
        var settings =
                new ServiceSettings(
                        new ServiceSettings.Kafka(bootstrap, null),
                        new ServiceSettings.Registry("mock://none", false),
                        new ServiceSettings.Listen(
                                50, Duration.ZERO, moment, 3, moment, second, UnknownTypes.PARK),
                        new ServiceSettings.Relay(second.multipliedBy(10)),
                        new ServiceSettings.Inbox(null, Duration.ofHours(1)),
                        new ServiceSettings.Commands(COMMANDS_WAITING_MAX, 10, 2, moment, second),
                        new ServiceSettings.Streams(100, second),
                        new ServiceSettings.Calls(
                                4,
                                8,
                                second,
                                second,
                                second.multipliedBy(3),
                                moment,
                                second,
                                500,
                                20,
                                second),
                        new ServiceSettings.Deadlines(second),
                        new ServiceSettings.Parked(second));
        var relay =
                new RelaySettings(
                        Tally.SOURCE,
                        database.url(),
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD,
                        "service_" + topic.replace('-', '_'),
                        "event_log",
                        Set.of(topic),
                        settings.kafka().properties(),
                        settings.relaying());
        var service =
                new RunningService<>(
                        definition,
                        settings,
                        relay,
                        database.dataSource(),
                        new SimpleMeterRegistry(),
                        Instant::now,
                        Traces.OFF);
        service.start();
        return service;
    }

    private static List<CompletableFuture<Outcome<String>>> submitMany(
            ServiceRuntime<?, Command, String> service, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> service.submit(asked(new Say("lost" + n))))
                .toList();
    }

    private static Message<Command> asked(Command command) {
        return Messages.asked(EventIds.next(), command);
    }

    private static boolean isRefusedAsTooBusy(CompletableFuture<?> answer) {
        if (!answer.isCompletedExceptionally()) {
            return false;
        }
        try {
            answer.get();
            return false;
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof TooBusyException;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void send(String bootstrap, String topic, UUID order, int from, int to) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (var word : words(from, to)) {
                producer.send(
                        CloudEventHeaders.toRecord(Messages.envelope(topic, order, word, 1), 1));
            }
        }
    }

    private static List<String> words(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "w" + n).toList();
    }

    private static long saidInLog(String bootstrap, String topic) {
        var said = new AtomicLong();
        try (var reader = new PartitionReader(Map.of("bootstrap.servers", bootstrap))) {
            reader.read(
                    reader.everything(Set.of(topic)),
                    record -> {
                        if (CloudEventHeaders.text(record.headers(), CloudEventHeaders.SOURCE)
                                .filter(Tally.SOURCE::equals)
                                .isPresent()) {
                            said.incrementAndGet();
                        }
                    },
                    () -> {});
        }
        return said.get();
    }

    private static ConditionFactory awaiting() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
