package dev.orderlog.eventlog.parked;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.RecordingClaims;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.RecordReader;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

class EarlierParkedTest {

    private static final String BEFORE_PARKED_ORDERS_HAD_A_ROW = "2";

    @Test
    void what_an_earlier_version_parked_is_still_parked_and_can_be_redriven() throws Exception {
        try (var dataSource = new HikariDataSource()) {
            var url = SharedServers.postgres().jdbcUrl(SharedServers.freshDatabase("earlier"));
            dataSource.setJdbcUrl(url);
            dataSource.setUsername(EmbeddedPostgres.USER);
            dataSource.setPassword(EmbeddedPostgres.PASSWORD);
            var database = new TestDatabase(url, dataSource);
            migrate(dataSource, BEFORE_PARKED_ORDERS_HAD_A_ROW);
            var order = EventIds.next();
            parkAsBefore(dataSource, Messages.envelope("words", order, "first", 1));

            migrate(dataSource, "latest");

            assertThat(
                            database.texts(
                                    "select stream_id || ' ' || reason_kind from parked_event join"
                                            + " parked_order using (stream_id) order by position"))
                    .containsExactly(order + " handler_failed", "words:0:2 no_event");
            var definition = Tally.definition("words", _ -> new Say("answer"));
            var runner =
                    new BatchRunner<>(
                            definition,
                            dataSource,
                            new CallStore(dataSource),
                            new RecordingClaims(),
                            () -> Messages.NOW);
            var reader = RecordReader.of(definition, UnknownTypes.PARK, () -> Messages.NOW);
            new Redrive<>(runner, reader, dataSource, () -> Messages.NOW)
                    .run(order.toString(), "a person");
            assertThat(database.texts("select convert_from(value, 'utf8') from event"))
                    .containsExactly("first");
        }
    }

    private static void migrate(HikariDataSource dataSource, String target) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/event-log")
                .target(target)
                .load()
                .migrate();
    }

    private static void parkAsBefore(HikariDataSource dataSource, Envelope event)
            throws SQLException {
        var headers =
                StreamSupport.stream(
                                CloudEventHeaders.toRecord(event, 1).headers().spliterator(), false)
                        .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
                        .collect(Collectors.joining("\n", "", "\n"));
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement(
                                "insert into parked_event (stream_id, event_id, type, topic,"
                                        + " partition_id, record_offset, headers, value, reason,"
                                        + " parked_at) values (?, ?, 'Word', 'words', 0, 1, ?, ?,"
                                        + " 'it choked', now()), ('', null, null, 'words', 0, 2,"
                                        + " '', 'x', 'header ce_subject is missing', now())")) {
            statement.setString(1, event.subject());
            statement.setObject(2, event.id());
            statement.setString(3, headers);
            statement.setBytes(4, event.value());
            statement.executeUpdate();
        }
    }
}
