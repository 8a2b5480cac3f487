package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

class LogTailIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(3_600);

    private final String topic = SharedServers.freshTopic("tail", 2);
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void findsInEveryPartitionWhatLiesAtOrBehindTheConfirmedPosition() {
        var before = own(0, 99, NOW);
        var at = own(0, 100, NOW);
        var behind = own(1, 101, NOW);

        var tail = read(100, LONG_AGO);

        assertThat(tail.takePublished(before)).isFalse();
        assertThat(tail.takePublished(at)).isTrue();
        assertThat(tail.takePublished(behind)).isTrue();
        assertThat(tail.takePublished(behind)).as("each is asked for once").isFalse();
    }

    @Test
    void looksBehindThousandsOfOtherServicesEvents() {
        own(0, 99, NOW);
        var mine = own(0, 100, NOW);
        for (int i = 0; i < 3_000; i++) {
            send(0, "/other", i, NOW);
        }

        var tail = read(100, LONG_AGO);

        assertThat(tail.takePublished(mine)).isTrue();
        assertThat(tail.size()).isZero();
        assertThat(tail.cutShort()).isFalse();
    }

    @Test
    void aTailLongerThanOneWindowIsReadToItsBeginning() {
        own(0, 99, NOW);
        var first = own(0, 100, NOW);
        for (int i = 0; i < 1_200; i++) {
            own(0, 101 + i, NOW);
        }

        var tail = read(100, LONG_AGO);

        assertThat(tail.size()).isEqualTo(1_201);
        assertThat(tail.takePublished(first)).isTrue();
    }

    @Test
    void aPartitionThatTheSourceSeldomUsesIsReadBackToTheGivenTimeOnly() {
        var old = own(0, 100, LONG_AGO.minusSeconds(1));
        for (int i = 0; i < 600; i++) {
            send(0, "/other", i, NOW);
        }

        var tail = read(100, LONG_AGO);

        assertThat(tail.cutShort()).isTrue();
        assertThat(tail.takePublished(old)).isFalse();
        assertThat(read(100, LONG_AGO.minusSeconds(2)).takePublished(old)).isTrue();
    }

    @Test
    void anEventOfAServiceWhoseClockIsFarBehindIsFoundAllTheSame() {
        var behind = NOW.minus(Duration.ofDays(30));
        var mine = own(0, 100, behind);
        producer.flush();

        var filter = new TailFilter(settings(), 100, 200, _ -> {}, () -> {});
        filter.reached(150, NOW, behind);

        assertThat(filter.takePublished(mine)).isTrue();
    }

    @Test
    void theLogIsReadForABacklogOnlyAndAfterStragglersHadTheirTime() {
        var mine = own(0, 150, NOW);
        producer.flush();
        var waitedMs = new AtomicLong();
        var filter = new TailFilter(settings(), 100, 200, waitedMs::addAndGet, () -> {});

        filter.reached(201, NOW, NOW);
        assertThat(waitedMs).hasValue(0);
        assertThat(filter.takePublished(mine)).isFalse();

        filter.reached(200, NOW, NOW);
        assertThat(waitedMs).hasValue(settings().limits().stragglersMs());
        assertThat(filter.takePublished(mine)).isTrue();
    }

    @Test
    void anEmptyTopicHasAnEmptyTail() {
        var tail = read(100, LONG_AGO);

        assertThat(tail.size()).isZero();
        assertThat(tail.cutShort()).isFalse();
    }

    private UUID own(int partition, long lsn, Instant time) {
        return send(partition, RelayRig.SOURCE, lsn, time);
    }

    private UUID send(int partition, String source, long lsn, Instant time) {
        var event =
                new Envelope(
                        EventIds.next(),
                        "Happened",
                        source,
                        "order",
                        topic,
                        time,
                        null,
                        EventIds.next(),
                        1,
                        1,
                        null,
                        new byte[1]);
        var record = CloudEventHeaders.toRecord(event, lsn);
        producer.send(
                new ProducerRecord<>(
                        topic,
                        partition,
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers()));
        return event.id();
    }

    private LogTail read(long confirmedLsn, Instant notBefore) {
        producer.flush();
        return LogTail.read(settings(), confirmedLsn, notBefore, () -> {});
    }

    private RelaySettings settings() {
        return new RelaySettings(
                RelayRig.SOURCE,
                "jdbc:postgresql://unused",
                "unused",
                "unused",
                "unused",
                "unused",
                Set.of(topic),
                Map.of(
                        "bootstrap.servers",
                        SharedServers.kafka().bootstrapServers(),
                        "acks",
                        "all"),
                RelayLimits.DEFAULTS);
    }
}
