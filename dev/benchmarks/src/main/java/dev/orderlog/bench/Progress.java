package dev.orderlog.bench;

import dev.orderlog.cli.print.Screen;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says what is being done, and that it is still being done where it takes long. */
final class Progress implements Consumer<String>, AutoCloseable {

    private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

    private final Screen screen;
    private final long began = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reminder;
    private String last = "";
    private long toldNanos = began;
    private long saidNanos = began;

    Progress(Screen screen) {
        this.screen = screen;
        this.reminder = Thread.ofPlatform().daemon().name("progress").start(this::remind);
    }

    @Override
    public synchronized void accept(String text) {
        last = text;
        toldNanos = System.nanoTime();
        say(text);
    }

    private synchronized void remindOnce() {
        long now = System.nanoTime();
        if (now - saidNanos >= SILENCE_MAX.toNanos() && !last.isEmpty()) {
            say("  ... for %d s".formatted(Duration.ofNanos(now - toldNanos).toSeconds()));
        }
    }

    private void say(String text) {
        saidNanos = System.nanoTime();
        screen.note("%5d s  %s".formatted(Duration.ofNanos(saidNanos - began).toSeconds(), text));
    }

    private void remind() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                remindOnce();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        reminder.join();
    }
}
