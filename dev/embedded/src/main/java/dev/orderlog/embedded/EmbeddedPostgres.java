package dev.orderlog.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real PostgreSQL on loopback, durable (fsync) and ready for logical replication. It is a process of its own that survives a
 * {@code kill -9} of this JVM; the next start on the same data directory adopts it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "postgres";

    /** Connections from loopback are trusted; drivers that insist on a password may send this one. */
    public static final String PASSWORD = "postgres";

    private final PostmasterFile postmaster;
    private final AtomicBoolean closed = new AtomicBoolean();
    private OrphanGuard guard = OrphanGuard.none();

    private EmbeddedPostgres(PostmasterFile postmaster) {
        this.postmaster = postmaster;
    }

    /**
     * Starts PostgreSQL below this directory, or adopts the one that already runs there.
     *
     * @param port 0 for a free one; a surviving server keeps the port it has
     * @throws PortBusyException when somebody else has the port
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        var boot = new PostgresBoot(directory.toAbsolutePath().normalize());
        var survivor =
                PostmasterFile.running(boot.data()).filter(running -> mayKeepPort(running, port));
        return awaitReady(new EmbeddedPostgres(survivor.orElseGet(() -> boot(boot, port))));
    }

    /** Stops the server that an earlier JVM has left running below this directory, if there is one. */
    public static void stopSurvivor(Path directory) {
        var boot = new PostgresBoot(directory.toAbsolutePath().normalize());
        PostmasterFile.running(boot.data())
                .ifPresent(running -> PostgresStop.fast(running.process()));
    }

    private static boolean mayKeepPort(PostmasterFile running, int port) {
        var keeps = port == 0 || running.port() == port;
        if (!keeps) {
            PostgresStop.fast(running.process());
        }
        return keeps;
    }

    private static PostmasterFile boot(PostgresBoot boot, int port) {
        var chosen = Ports.orFree(port);
        Ports.requireFree("PostgreSQL", chosen);
        boot.start(chosen);
        return PostmasterFile.running(boot.data())
                .orElseThrow(() ->
                        new StartupException("PostgreSQL ended while starting, see " + boot.log()));
    }

    private static EmbeddedPostgres awaitReady(EmbeddedPostgres postgres) {
        Readiness.await(
                "PostgreSQL",
                postgres.postmaster.process().onExit(),
                () -> {
                    try (var connection = postgres.connect(USER)) {
                        return connection.isValid(1);
                    }
                });
        return postgres;
    }

    /** Ends the server when this JVM dies without closing it, for data directories nobody will start on again. */
    public EmbeddedPostgres endingWithThisJvm() {
        guard = OrphanGuard.over(pid(), OrphanGuard.INT);
        return this;
    }

    public int port() {
        return postmaster.port();
    }

    public long pid() {
        return postmaster.process().pid();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, port(), database);
    }

    /** Creates the database unless it exists. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (var connection = connect(USER)) {
            if (!exists(connection, name)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database %s was not created".formatted(name), e);
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, PASSWORD);
    }

    /** Completes when the server has ended. */
    public CompletableFuture<ProcessHandle> ended() {
        return postmaster.process().onExit();
    }

    /** SIGKILL to the postmaster, as a crash would. Returns when it is gone. */
    public void kill() {
        guard.release();
        closed.set(true);
        var children = postmaster.process().descendants().toList();
        ProcessEnding.force(postmaster.process());
        children.forEach(child -> child.onExit().join());
    }

    /** PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            guard.release();
            PostgresStop.fast(postmaster.process());
        }
    }
}
