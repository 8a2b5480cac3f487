package dev.orderlog.bench.stage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;

/** A database on a stage's server. */
public record Database(String jdbcUrl) {

    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    static final String SERVER = "postgres";
    private static final int CONNECTIONS_MAX = 10;

    /**
     * An empty one of a measure's own, with the tables of event-log.
     *
     * @param services whose own tables it also has
     */
    public static Database fresh(int port, String name, String... services) throws SQLException {
        var database = empty(port, name);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), USER, PASSWORD)
                .locations(
                        Stream.concat(Stream.of("event-log"), Arrays.stream(services))
                                .map(folder -> "classpath:db/migration/" + folder)
                                .toArray(String[]::new))
                .load()
                .migrate();
        return database;
    }

    /** Without any table. */
    public static Database empty(int port, String name) throws SQLException {
        drop(port, name);
        new Database(url(port, SERVER)).execute("create database " + name);
        return new Database(url(port, name));
    }

    /** Gone with all that is in it, if it is there. */
    public static void drop(int port, String name) throws SQLException {
        new Database(url(port, SERVER)).execute("drop database if exists " + name + " (force)");
    }

    static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, USER, PASSWORD);
    }

    /** Pooled, as services have it. */
    public HikariDataSource pool() {
        var pool = new HikariConfig();
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername(USER);
        pool.setPassword(PASSWORD);
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        return new HikariDataSource(pool);
    }

    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    /** The one value that a query has for an answer. */
    public String text(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
