package dev.orderlog.quickstart.up;

import dev.orderlog.embedded.Directories;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Runs the platform in this process until it is told to stop. */
record Foreground(PlatformSetup setup, boolean fresh) {

    /** Read by the logging configuration. */
    private static final String LOG_PROPERTY = "orderlog.log.file";

    int run() {
        var lock = PlatformLock.take(setup.home());
        if (lock.isEmpty()) {
            throw new IllegalStateException("another process is starting or stopping it");
        }
        try (var held = lock.get()) {
            if (fresh) {
                forgetEverything();
            }
            startAndStay();
            return 0;
        }
    }

    private void startAndStay() {
        var began = System.nanoTime();
        System.setProperty(LOG_PROPERTY, setup.home().log().toString());
        System.out.println("Starting Orderlog on port base " + setup.ports().base());
        var platform = new Platform(setup, new Announcer(System.out));
        var hook = new Thread(platform::close, "platform-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        platform.start();
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        System.out.println(String.format(Locale.ROOT, "Up after %.1f s", seconds));
        System.out.println(new Welcome(setup.ports(), setup.home()).text());
        stay();
    }

    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgetEverything() {
        new Survivors(setup.home()).endWithPostgres();
        try (var kept = Files.list(setup.home().directory())) {
            for (var path : kept.toList()) {
                if (!path.equals(setup.home().lock()) && !path.equals(setup.home().logs())) {
                    Directories.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Not deleted: " + setup.home().directory(), e);
        }
    }
}
