package dev.orderlog.bench.peer.orders;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.orderlog.bench.peer.Work;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Ways into the database of the work. */
public final class Databases {

    private Databases() {}

    /** In autocommit, for preparing and checking. */
    public static Connection connect(Work work) throws SQLException {
        return DriverManager.getConnection(work.jdbcUrl(), work.user(), work.password());
    }

    /** Connections of which each use is one transaction, committed by its user. */
    public static HikariDataSource pool(Work work, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(work.jdbcUrl());
        config.setUsername(work.user());
        config.setPassword(work.password());
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /** Takes the step in a transaction of its own. */
    public static void commit(HikariDataSource pool, OrderSteps.Step step, Order order)
            throws SQLException {
        try (var connection = pool.getConnection()) {
            step.take(connection, order);
            connection.commit();
        }
    }
}
