package dev.orderlog.testkit.log;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.embedded.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What one service needs to run on this JVM's shared servers: a database nobody else has, the catalogue's topics, the registry.
 * The log is shared with every other service of this JVM, so tests look at orders of their own only.
 */
public final class ServiceServers {

    private static boolean topicsCreated;

    private final String jdbcUrl;

    private ServiceServers(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** @param name begins the name of the database */
    public static ServiceServers fresh(String name) {
        createTopics();
        var database = SharedServers.freshDatabase(name);
        var servers = new ServiceServers(SharedServers.postgres().jdbcUrl(database));
        servers.dropForsakenSlots();
        return servers;
    }

    /** Slots belong to the server, not to a database: what an earlier test's service left would be taken for this one's. */
    private void dropForsakenSlots() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where not"
                            + " active and database <> current_database()");
        } catch (SQLException e) {
            throw new IllegalStateException("replication slots were not dropped", e);
        }
    }

    private static synchronized void createTopics() {
        if (!topicsCreated) {
            SharedServers.kafka()
                    .createTopics(
                            TopicCatalogue.load().topics().stream()
                                    .map(topic ->
                                            new Topic(
                                                    topic.name(),
                                                    topic.partitions(),
                                                    topic.settings()))
                                    .toList());
            topicsCreated = true;
        }
    }

    /** The service's configuration; a free HTTP port, schemas registered on first use. Mutable: tests add to it. */
    public Map<String, Object> configuration() {
        var configuration = new HashMap<String, Object>();
        configuration.put("micronaut.server.port", -1);
        configuration.put("datasources.default.url", jdbcUrl);
        configuration.put("datasources.default.username", EmbeddedPostgres.USER);
        configuration.put("datasources.default.password", EmbeddedPostgres.PASSWORD);
        configuration.put(
                "orderlog.kafka.bootstrap-servers", SharedServers.kafka().bootstrapServers());
        configuration.put("orderlog.registry.url", SharedServers.registry().url());
        configuration.put("orderlog.registry.auto-register", true);
        return configuration;
    }

    /** A connection of the test's own to the service's database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }
}
