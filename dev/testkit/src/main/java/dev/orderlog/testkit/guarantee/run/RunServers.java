package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.embedded.ChildKafka;
import dev.orderlog.embedded.EmbeddedKafka;
import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.KafkaPlace;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.embedded.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A broker and a PostgreSQL of the run's own, since they are killed; the registry is the one of all tests. */
final class RunServers implements AutoCloseable {

    private static final String DATABASE = "under_test";

    private final Path directory;
    private EmbeddedPostgres postgres;
    private ChildKafka kafka;

    RunServers(Path directory) {
        this.directory = directory;
        this.postgres = startDatabase(0);
        this.postgres.createDatabase(DATABASE);
        this.kafka = EmbeddedKafka.childProcess(KafkaPlace.in(directory.resolve("kafka")));
        this.kafka.createTopics(
                TopicCatalogue.load().topics().stream()
                        .map(each -> new Topic(each.name(), each.partitions(), each.settings()))
                        .toList());
    }

    private EmbeddedPostgres startDatabase(int port) {
        return EmbeddedPostgres.start(directory.resolve("postgres"), port).endingWithThisJvm();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("datasources.default.url", postgres.jdbcUrl(DATABASE));
        settings.put("datasources.default.username", EmbeddedPostgres.USER);
        settings.put("datasources.default.password", EmbeddedPostgres.PASSWORD);
        settings.put("orderlog.kafka.bootstrap-servers", bootstrapServers());
        settings.put("orderlog.registry.url", SharedServers.registry().url());
        settings.put("orderlog.registry.auto-register", true);
        return settings;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(DATABASE), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }

    void cutSessions() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where pid <>"
                            + " pg_backend_pid() and datname = current_database()");
        } catch (SQLException failed) {
            throw new IllegalStateException("sessions were not cut", failed);
        }
    }

    void killDatabase() {
        int port = postgres.port();
        postgres.kill();
        postgres = startDatabase(port);
    }

    void killBroker() {
        kafka.jvm().kill();
        kafka = EmbeddedKafka.childProcess(kafka.place());
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
