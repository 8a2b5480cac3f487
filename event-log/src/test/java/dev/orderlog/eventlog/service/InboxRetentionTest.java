package dev.orderlog.eventlog.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.Redelivery;
import dev.orderlog.eventlog.service.InboxRetention.TooShortException;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class InboxRetentionTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SEGMENT = Duration.ofHours(2);
    private static final Duration AHEAD = Duration.ofHours(3);
    private static final Duration LONGEST = DAY.plus(SEGMENT).plus(AHEAD).plus(Duration.ofHours(1));

    private final String topic = SharedServers.freshTopic("kept", 1);
    private final Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private TestDatabase database;

    @BeforeEach
    void aTopicThatKeepsItsRecordsForADay() throws Exception {
        database = TestDatabase.fresh();
        configure("segment.ms", SEGMENT.toMillis());
        configure("message.timestamp.after.max.ms", AHEAD.toMillis());
        configure("retention.ms", DAY.toMillis());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_service_refuses_to_forget_what_the_log_keeps_for_ever() throws Exception {
        configure("retention.ms", -1);

        assertThatThrownBy(() -> retention(Duration.ofDays(36_500)).refuseIfTooShort())
                .isInstanceOf(TooShortException.class)
                .hasMessageContaining("topic " + topic + " keeps its events for ever")
                .hasMessageContaining("Leave orderlog.inbox.retention empty");
    }

    @Test
    void a_compacted_topic_keeps_records_for_ever_too() throws Exception {
        configure("cleanup.policy", "compact,delete");

        assertThatThrownBy(() -> retention(LONGEST).refuseIfTooShort())
                .isInstanceOf(TooShortException.class);
    }

    @Test
    void a_service_refuses_a_millisecond_less_than_the_log_can_deliver_and_says_how_much_that_is() {
        assertThatThrownBy(() -> retention(LONGEST.minusMillis(1)).refuseIfTooShort())
                .isInstanceOf(TooShortException.class)
                .hasMessageContaining("can deliver an event again for up to " + LONGEST);
        assertThatCode(() -> retention(LONGEST).refuseIfTooShort()).doesNotThrowAnyException();
    }

    @Test
    void only_what_can_no_longer_be_delivered_is_forgotten() throws Exception {
        heard(now.minus(LONGEST).minusMillis(1), 25_000);
        heard(now.minus(LONGEST), 10);
        heard(now, 10);

        assertThat(retention(LONGEST).forget()).isEqualTo(25_000);

        assertThat(database.number("select count(*) from inbox")).isEqualTo(20);
        assertThat(retention(LONGEST).forget()).isZero();
    }

    @Test
    void nothing_is_forgotten_once_the_topic_was_told_to_keep_more() throws Exception {
        heard(now.minus(LONGEST.multipliedBy(2)), 10);
        configure("retention.ms", DAY.multipliedBy(2).toMillis());

        assertThat(retention(LONGEST).forget()).isZero();

        assertThat(database.number("select count(*) from inbox")).isEqualTo(10);
    }

    private InboxRetention retention(Duration retention) {
        return new InboxRetention(
                topic, retention, new Redelivery(kafka()), database.dataSource(), () -> now);
    }

    private void heard(Instant at, int count) throws SQLException {
        var first = EventIds.first(at);
        try (var connection = database.dataSource().getConnection();
                var statement =
                        connection.prepareStatement(
                                "insert into inbox (event_id, heard_at) values (?,"
                                        + " ?::timestamptz)")) {
            for (int n = 0; n < count; n++) {
                var id =
                        new UUID(
                                first.getMostSignificantBits(),
                                first.getLeastSignificantBits() + n);
                statement.setObject(1, id);
                statement.setString(2, at.toString());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void configure(String name, Object value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(name, value.toString()), OpType.SET);
        try (var admin = Admin.create(kafka())) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    List.of(change)))
                    .all()
                    .get();
        }
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers());
    }
}
