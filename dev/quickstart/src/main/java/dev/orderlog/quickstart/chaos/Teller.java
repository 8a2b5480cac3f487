package dev.orderlog.quickstart.chaos;

import dev.orderlog.cli.print.Screen;
import dev.orderlog.quickstart.chaos.load.Customers;
import dev.orderlog.quickstart.chaos.load.Progress;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line every few seconds. */
record Teller(Screen screen, Customers customers, Progress progress, Supplier<String> situation) {

    interface Telling extends AutoCloseable {
        @Override
        void close();
    }

    /** Until it is closed. */
    Telling every(Duration pause) {
        var closed = new CountDownLatch(1);
        var began = Instant.now();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                            tell(Duration.between(began, Instant.now()));
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        return closed::countDown;
    }

    private void tell(Duration since) {
        screen.line(
                "%5d s  accepted %5d  ended %5d  unanswered %3d  %s"
                        .formatted(
                                since.toSeconds(),
                                customers.acceptedCount(),
                                progress.ended(),
                                customers.unanswered(),
                                situation.get()));
    }
}
