package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.PartitionReader;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A database with an event table, a topic and a slot that nobody else uses, on the real servers. */
final class RelayRig implements AutoCloseable {

    private static final AtomicInteger RIGS = new AtomicInteger();
    static final String SOURCE = "/rig";
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    /** Quick to retry and to notice, so that tests of failures are short. */
    static final RelayLimits IMPATIENT =
            new RelayLimits(
                    500, 10_000, 16L << 20, 20, 500, 50, 1_000, 10_000, 600_000, 15_000, 300,
                    5_000);

    final String topic;
    final String jdbcUrl;
    final String slot;
    final String bootstrapServers;
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<Relay> relays = new ArrayList<>();
    private boolean closed;

    RelayRig(EmbeddedPostgres postgres, String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.slot = "relay_" + RIGS.incrementAndGet();
        postgres.createDatabase(slot);
        this.jdbcUrl = postgres.jdbcUrl(slot);
        Flyway.configure()
                .dataSource(jdbcUrl, USER, PASSWORD)
                .locations("classpath:db/migration/event-log")
                .load()
                .migrate();
    }

    static RelayRig fresh(int partitions) {
        return new RelayRig(
                SharedServers.postgres(),
                SharedServers.kafka().bootstrapServers(),
                SharedServers.freshTopic("relay", partitions));
    }

    RelaySettings settings() {
        return settings(IMPATIENT);
    }

    RelaySettings settings(RelayLimits limits) {
        return new RelaySettings(
                SOURCE,
                jdbcUrl,
                USER,
                PASSWORD,
                slot,
                "event_log",
                Set.of(topic),
                Map.of("bootstrap.servers", bootstrapServers),
                limits);
    }

    /** Closed with the rig. */
    Relay start() {
        return start(IMPATIENT);
    }

    Relay start(RelayLimits limits) {
        var relay = Relay.start(settings(limits), meters);
        relays.add(relay);
        return relay;
    }

    Relay startAndAwaitRunning() {
        var relay = start();
        awaiting().until(() -> relay.state() instanceof RelayState.Running);
        return relay;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, USER, PASSWORD);
    }

    Connection transaction() throws SQLException {
        var connection = connect();
        connection.setAutoCommit(false);
        return connection;
    }

    /** One event in a transaction of its own. */
    UUID append(String stream, long version) throws SQLException {
        try (var connection = connect()) {
            return insert(connection, stream, version, true);
        }
    }

    /** So many events in one statement, one per stream. */
    void appendMany(String prefix, int count) throws SQLException {
        var sql =
                """
                insert into event (topic, stream_id, version, event_id, said, sequence, type, source, time, correlation_id, flow_version, value)
                select ?, ? || n, 1, gen_random_uuid(), true, 1, 'Happened', ?, now(), gen_random_uuid(), 1, decode(rpad('00', 600, 'ab'), 'hex')
                from generate_series(1, ?) n\
                """;
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, topic);
            statement.setString(2, prefix);
            statement.setString(3, SOURCE);
            statement.setInt(4, count);
            statement.executeUpdate();
        }
    }

    UUID insert(Connection connection, String stream, long version, boolean said)
            throws SQLException {
        var id = EventIds.next();
        var sql =
                """
                insert into event (topic, stream_id, version, event_id, said, sequence, type, source, time, correlation_id, flow_version, value)
                values (?, ?, ?, ?, ?, ?, 'Happened', ?, ?, ?, 1, ?)\
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, topic);
            statement.setString(2, stream);
            statement.setLong(3, version);
            statement.setObject(4, id);
            statement.setBoolean(5, said);
            statement.setLong(6, version);
            statement.setString(7, SOURCE);
            statement.setTimestamp(8, Timestamp.from(Instant.now()));
            statement.setObject(9, UUID.randomUUID());
            statement.setBytes(10, (stream + "/" + version).getBytes(UTF_8));
            statement.executeUpdate();
        }
        return id;
    }

    long count(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Everything in the topic, by partition and offset. */
    List<ConsumerRecord<String, byte[]>> log() {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = new PartitionReader(Map.of("bootstrap.servers", bootstrapServers))) {
            reader.read(reader.everything(Set.of(topic)), records::add, () -> {});
        }
        records.sort(
                Comparator.comparing(ConsumerRecord<String, byte[]>::partition)
                        .thenComparing(ConsumerRecord::offset));
        return records;
    }

    List<UUID> idsInLog() {
        return log().stream().map(RelayRig::id).toList();
    }

    static UUID id(ConsumerRecord<String, byte[]> record) {
        return UUID.fromString(header(record, CloudEventHeaders.ID));
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return CloudEventHeaders.text(record.headers(), name).orElseThrow();
    }

    /** Until the topic holds at least so many records. */
    void awaitRecords(long count) {
        try (var reader = new PartitionReader(Map.of("bootstrap.servers", bootstrapServers))) {
            awaiting()
                    .until(
                            () ->
                                    reader.everything(Set.of(topic)).values().stream()
                                            .mapToLong(PartitionReader.Range::to)
                                            .sum(),
                            records -> records >= count);
        }
    }

    static ConditionFactory awaiting() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10));
    }

    /** How many events a restarted relay left out because the log held them. */
    double alreadyPublished() {
        return meters.get("orderlog.relay.events.already.published").counter().count();
    }

    /** What a reader must find whatever happened: every said event of the table, each once, each stream in its order. */
    void assertLogHoldsTheTable() throws SQLException {
        var log = log();
        assertThat(log.stream().map(RelayRig::id))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(saidIds());
        assertSequencesGrow(log);
    }

    private Set<UUID> saidIds() throws SQLException {
        var said = new HashSet<UUID>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select event_id from event where said")) {
            while (rows.next()) {
                said.add(rows.getObject(1, UUID.class));
            }
        }
        return said;
    }

    private static void assertSequencesGrow(List<ConsumerRecord<String, byte[]>> log) {
        log.stream()
                .collect(
                        Collectors.groupingBy(
                                ConsumerRecord::key,
                                Collectors.mapping(
                                        record ->
                                                Long.parseLong(
                                                        header(record, CloudEventHeaders.SEQUENCE)),
                                        Collectors.toList())))
                .forEach((stream, sequences) -> assertThat(sequences).as(stream).isSorted());
    }

    /** Until every said event of the table is in the log, however often. */
    void awaitEverythingSaid() {
        awaiting()
                .until(() ->
                        new HashSet<>(idsInLog()).size()
                                == count("select count(*) from event where said"));
    }

    /** As {@link #assertLogHoldsTheTable}, but an event may come again, unchanged, behind where it came first. */
    void assertLogHoldsTheTableAndAtMostRepeats() throws SQLException {
        var first = new LinkedHashMap<UUID, ConsumerRecord<String, byte[]>>();
        for (var record : log()) {
            var earlier = first.putIfAbsent(id(record), record);
            if (earlier != null) {
                assertThat(record.key()).isEqualTo(earlier.key());
                assertThat(record.value()).isEqualTo(earlier.value());
                assertThat(header(record, CloudEventHeaders.SEQUENCE))
                        .isEqualTo(header(earlier, CloudEventHeaders.SEQUENCE));
            }
        }
        assertThat(first.keySet()).isEqualTo(saidIds());
        assertSequencesGrow(List.copyOf(first.values()));
    }

    void awaitSlotFree() {
        awaiting()
                .until(() ->
                        count(
                                        "select count(*) from pg_replication_slots where active and"
                                                + " slot_name = '"
                                                + slot
                                                + "'")
                                == 0);
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            closed = true;
            relays.forEach(Relay::close);
            awaitSlotFree();
            execute(
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where"
                            + " slot_name = '"
                            + slot
                            + "'");
        }
    }
}
