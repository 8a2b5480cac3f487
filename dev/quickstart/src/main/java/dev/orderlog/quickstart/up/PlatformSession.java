package dev.orderlog.quickstart.up;

import dev.orderlog.embedded.Directories;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PlatformLock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

/** A platform that this process runs, with the lock on its home; it also stops when the process is told to end. */
public final class PlatformSession implements AutoCloseable {

    /** Read by the logging configuration. */
    private static final String LOG_PROPERTY = "orderlog.log.file";

    private final PlatformLock lock;
    private final Platform platform;

    private PlatformSession(PlatformLock lock, Platform platform) {
        this.lock = lock;
        this.platform = platform;
    }

    /**
     * Returns when the platform is up.
     *
     * @param fresh delete first what an earlier run has kept
     */
    public static PlatformSession open(PlatformSetup setup, boolean fresh) {
        var began = System.nanoTime();
        var lock =
                PlatformLock.take(setup.home())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "another process is starting or stopping it"));
        System.setProperty(LOG_PROPERTY, setup.home().log().toString());
        if (fresh) {
            forgetEverything(setup.home());
        }
        System.out.println("Starting Orderlog on port base " + setup.ports().base());
        var platform = new Platform(setup, new Announcer(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "platform-stop"));
        try {
            platform.start();
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        System.out.println(String.format(Locale.ROOT, "Up after %.1f s", seconds));
        return new PlatformSession(lock, platform);
    }

    private static void forgetEverything(PlatformHome home) {
        new Survivors(home).endWithPostgres();
        try (var kept = Files.list(home.directory())) {
            for (var path : kept.toList()) {
                if (!path.equals(home.lock()) && !path.equals(home.logs())) {
                    Directories.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Not deleted: " + home.directory(), e);
        }
    }

    @Override
    public void close() {
        platform.close();
        lock.close();
    }
}
