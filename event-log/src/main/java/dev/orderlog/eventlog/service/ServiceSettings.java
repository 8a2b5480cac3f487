package dev.orderlog.eventlog.service;

import dev.orderlog.eventlog.batch.Backoff;
import dev.orderlog.eventlog.call.CallSettings;
import dev.orderlog.eventlog.listen.ListenSettings;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.relay.RelayLimits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Every limit of the beats, under {@code orderlog.*}; the same keys in every service and in every way to run it. */
@ConfigurationProperties("orderlog")
public record ServiceSettings(
        Kafka kafka,
        Registry registry,
        Listen listen,
        Relay relay,
        Inbox inbox,
        Commands commands,
        Streams streams,
        Calls calls,
        Deadlines deadlines,
        Parked parked) {

    /** Some thirty events: with so many, nobody waits for more. */
    private static final int GATHERED_BYTES = 16 << 10;

    private static final int POLL_INTERVAL_MS_DEFAULT = 300_000;

    public ServiceSettings {
        requireTimeToPoll(calls.roomWaitMax(), pollIntervalMax(kafka.properties()));
    }

    private static void requireTimeToPoll(Duration roomWaitMax, Duration pollIntervalMax) {
        if (roomWaitMax.multipliedBy(2).compareTo(pollIntervalMax) > 0) {
            throw new IllegalArgumentException(
                    ("orderlog.calls.room-wait-max (%s) must not be longer than half of Kafka's"
                                    + " max.poll.interval.ms (%d ms): who does not poll in time"
                                    + " loses its partitions")
                            .formatted(roomWaitMax, pollIntervalMax.toMillis()));
        }
    }

    private static Duration pollIntervalMax(Map<String, Object> consumer) {
        var name = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
        var given = consumer.getOrDefault(name, POLL_INTERVAL_MS_DEFAULT);
        return Duration.ofMillis((int) ConfigDef.parseType(name, given, ConfigDef.Type.INT));
    }

    /**
     * @param bootstrapServers brokers, host:port separated by commas
     * @param client further Kafka client properties for consumer and producer, security for example
     */
    @ConfigurationProperties("kafka")
    public record Kafka(
            String bootstrapServers,
            @Nullable
                    @MapFormat(
                            transformation = MapFormat.MapTransformation.FLAT,
                            keyFormat = io.micronaut.core.naming.conventions.StringConvention.RAW)
                    Map<String, Object> client) {

        private static final String VARIABLES = "ORDERLOG_KAFKA_CLIENT_";

        public Map<String, Object> properties() {
            return properties(System.getenv());
        }

        /** A variable's name does not tell where its underscores were dots, but names of Kafka's settings have no others. */
        Map<String, Object> properties(Map<String, String> environment) {
            var properties = new HashMap<String, Object>();
            if (client != null) {
                properties.putAll(client);
            }
            environment.forEach((name, value) -> {
                if (name.startsWith(VARIABLES)) {
                    var own = name.substring(VARIABLES.length()).toLowerCase(Locale.ROOT);
                    properties.put(own.replace('_', '.'), value);
                }
            });
            properties.put("bootstrap.servers", bootstrapServers);
            return properties;
        }
    }

    /**
     * @param url registry addresses, separated by commas
     * @param autoRegister whether unknown schemas are registered on first use: for development only
     */
    @ConfigurationProperties("registry")
    public record Registry(String url, @Bindable(defaultValue = "false") boolean autoRegister) {}

    /**
     * @param batchSizeMax records per poll, and so heard events per transaction
     * @param gathering how long a broker may wait for more events before it hands some out, so that they share a transaction; 0: not at
     *     all
     * @param commitInterval how far offset commits may trail behind what is handled; after a crash, so much comes again and is skipped
     * @param attemptsMax attempts before an order is parked
     * @param unknownTypes whether an event of a type that nobody here has heard of parks its order or is skipped
     */
    @ConfigurationProperties("listen")
    public record Listen(
            @Bindable(defaultValue = "500") int batchSizeMax,
            @Bindable(defaultValue = "0ms") Duration gathering,
            @Bindable(defaultValue = "200ms") Duration commitInterval,
            @Bindable(defaultValue = "5") int attemptsMax,
            @Bindable(defaultValue = "100ms") Duration backoffFirst,
            @Bindable(defaultValue = "10s") Duration backoffLongest,
            @Bindable(defaultValue = "park") UnknownTypes unknownTypes) {}

    /**
     * @param walSenderTimeout after so long without a sign of this process PostgreSQL frees its slot, and another instance relays; a
     *     second to ten minutes
     */
    @ConfigurationProperties("relay")
    public record Relay(@Bindable(defaultValue = "10s") Duration walSenderTimeout) {

        private static final Duration MIN = Duration.ofSeconds(1);
        private static final Duration MAX = Duration.ofMinutes(10);

        public Relay {
            if (walSenderTimeout.compareTo(MIN) < 0 || walSenderTimeout.compareTo(MAX) > 0) {
                throw new IllegalArgumentException(
                        "orderlog.relay.wal-sender-timeout must be between %s and %s, not %s"
                                .formatted(MIN, MAX, walSenderTimeout));
            }
        }
    }

    /**
     * @param retention how long the ids of handled events are kept; null: for ever. Must be longer than the log can deliver an event
     *     again, else the service refuses to start
     * @param cleaningInterval how often older ones are deleted
     */
    @ConfigurationProperties("inbox")
    public record Inbox(
            @Nullable Duration retention,
            @Bindable(defaultValue = "1h") Duration cleaningInterval) {}

    /**
     * @param waitingMax commands that may wait for a transaction; one more is refused
     * @param batchSizeMax commands per transaction
     * @param attemptsMax attempts of a command before its asker is told that it failed
     */
    @ConfigurationProperties("commands")
    public record Commands(
            @Bindable(defaultValue = "10000") int waitingMax,
            @Bindable(defaultValue = "500") int batchSizeMax,
            @Bindable(defaultValue = "5") int attemptsMax,
            @Bindable(defaultValue = "20ms") Duration backoffFirst,
            @Bindable(defaultValue = "500ms") Duration backoffLongest) {}

    /**
     * @param recentMax streams kept in memory as they stood when this process appended to them last; 0: all are loaded
     * @param recentAgeMax how long one of them is kept that nothing is appended to
     */
    @ConfigurationProperties("streams")
    public record Streams(
            @Bindable(defaultValue = "2000") int recentMax,
            @Bindable(defaultValue = "5s") Duration recentAgeMax) {}

    /**
     * @param concurrencyMax outside calls in flight per destination and process
     * @param claimedMax calls that a process has taken on per destination, those in flight included; the rest waits in the database
     * @param roomWaitMax how long the listener, before it hears more, waits for room for the calls to come
     * @param timeout of one attempt
     * @param claim how long a call is this process's own: half of it to wait for its turn, the rest for the attempt; above twice the timeout
     * @param attemptsMax attempts of a call before it waits for a person
     */
    @ConfigurationProperties("calls")
    public record Calls(
            @Bindable(defaultValue = "64") int concurrencyMax,
            @Bindable(defaultValue = "256") int claimedMax,
            @Bindable(defaultValue = "1s") Duration roomWaitMax,
            @Bindable(defaultValue = "3s") Duration timeout,
            @Bindable(defaultValue = "10s") Duration claim,
            @Bindable(defaultValue = "200ms") Duration backoffFirst,
            @Bindable(defaultValue = "30s") Duration backoffLongest,
            @Bindable(defaultValue = "500") int attemptsMax,
            @Bindable(defaultValue = "20") int breakerFailuresMax,
            @Bindable(defaultValue = "5s") Duration breakerOpen) {

        public Calls {
            if (claim.compareTo(timeout.multipliedBy(2)) <= 0) {
                throw new IllegalArgumentException(
                        "orderlog.calls.claim ("
                                + claim
                                + ") must be longer than twice orderlog.calls.timeout ("
                                + timeout
                                + ")");
            }
        }
    }

    /** @param pollingInterval how often passed deadlines are looked for */
    @ConfigurationProperties("deadlines")
    public record Deadlines(@Bindable(defaultValue = "1s") Duration pollingInterval) {}

    /** @param measureInterval how often what waits for a person is measured */
    @ConfigurationProperties("parked")
    public record Parked(@Bindable(defaultValue = "15s") Duration measureInterval) {}

    ListenSettings listening() {
        return new ListenSettings(
                consumer(),
                listen.batchSizeMax(),
                Duration.ofSeconds(1),
                listen.commitInterval(),
                listen.attemptsMax(),
                new Backoff(listen.backoffFirst(), listen.backoffLongest()));
    }

    private Map<String, Object> consumer() {
        var properties = kafka.properties();
        int gatheringMs = (int) listen.gathering().toMillis();
        if (gatheringMs > 0
                && !properties.containsKey("fetch.min.bytes")
                && !properties.containsKey("fetch.max.wait.ms")) {
            properties.put("fetch.min.bytes", GATHERED_BYTES);
            properties.put("fetch.max.wait.ms", gatheringMs);
        }
        return properties;
    }

    RelayLimits relaying() {
        return RelayLimits.DEFAULTS.withWalSenderTimeout(relay.walSenderTimeout());
    }

    CallSettings calling() {
        return new CallSettings(
                calls.concurrencyMax(),
                calls.claimedMax(),
                calls.roomWaitMax(),
                calls.claim(),
                new Backoff(calls.backoffFirst(), calls.backoffLongest()),
                calls.attemptsMax(),
                calls.breakerFailuresMax(),
                calls.breakerOpen());
    }
}
