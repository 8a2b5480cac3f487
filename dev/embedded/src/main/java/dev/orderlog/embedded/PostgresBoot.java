package dev.orderlog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Unpacks, initialises and boots the server below a directory; everything after that goes through its process. */
record PostgresBoot(Path directory) {

    private static final int ATTEMPTS_MAX = 3;

    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("listen_addresses", Ports.LOOPBACK),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("wal_level", "logical"),
                    Map.entry("max_wal_senders", "64"),
                    Map.entry("max_replication_slots", "64"),
                    Map.entry("max_slot_wal_keep_size", "2GB"),
                    Map.entry("max_connections", "200"),
                    Map.entry("shared_buffers", "256MB"));

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    private Path initialised() {
        return directory.resolve("initialised");
    }

    /** A start shortly after a killed postmaster can fail while its children still go: that one is tried again. */
    void start(int port) {
        Exception lastFailure = null;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                forgetHalfInitialised();
                boot(port);
                Files.writeString(initialised(), "");
                return;
            } catch (IOException e) {
                lastFailure = e;
            }
        }
        throw new StartupException("PostgreSQL did not start, see " + log(), lastFailure);
    }

    /** A first start that was killed half way left nothing worth keeping, and initdb refuses what it left. */
    private void forgetHalfInitialised() throws IOException {
        Files.createDirectories(directory);
        if (!Files.exists(initialised()) && PostmasterFile.running(data()).isEmpty()) {
            Directories.delete(data());
        }
    }

    @SuppressWarnings(
            "resource") // an adopted server has no such object, so none is kept for the others
    // either
    private void boot(int port) throws IOException {
        var builder =
                io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(PartsDirectory.of("postgres").toFile())
                        .setDataDirectory(data())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setOutputRedirector(Redirect.appendTo(log().toFile()))
                        .setErrorRedirector(Redirect.appendTo(log().toFile()))
                        .setPGStartupWait(
                                Duration.ofSeconds(Readiness.CEILING.toSeconds() / ATTEMPTS_MAX))
                        .setPort(port);
        SETTINGS.forEach(builder::setServerConfig);
        try {
            builder.start();
        } finally {
            forgetLock();
        }
    }

    /** The library would keep its lock for as long as this JVM lives, and refuse a second start in it. */
    private void forgetLock() {
        try {
            Files.deleteIfExists(data().resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
