package dev.orderlog.eventlog.tally;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;

import org.flywaydb.core.Flyway;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A fresh database with the event log's tables, on the real server. */
public record TestDatabase(String url, HikariDataSource dataSource) implements AutoCloseable {

    private static final long CONNECTION_TIMEOUT_MS = 5_000;

    public static TestDatabase fresh() {
        var name = SharedServers.freshDatabase("eventlog");
        return at(SharedServers.postgres().jdbcUrl(name));
    }

    /** Of a server that the test may kill. */
    public static TestDatabase on(EmbeddedPostgres postgres, String name) {
        postgres.createDatabase(name);
        return at(postgres.jdbcUrl(name));
    }

    private static TestDatabase at(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(EmbeddedPostgres.USER);
        config.setPassword(EmbeddedPostgres.PASSWORD);
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        var dataSource = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/event-log")
                .load()
                .migrate();
        return new TestDatabase(url, dataSource);
    }

    public long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    public List<String> texts(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
