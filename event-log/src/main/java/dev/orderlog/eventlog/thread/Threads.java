package dev.orderlog.eventlog.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one room where threads are made: named, so that a thread dump reads like the design. */
public final class Threads {

    private Threads() {}

    /** A loop that owns its thread for the service's life: listener, relay, command queue. */
    public static Thread loop(String name, Runnable body) {
        return Thread.ofPlatform().name(name).daemon(true).start(body);
    }

    /** One virtual thread per task, for waiting on others; whoever submits bounds the number. */
    public static ExecutorService virtual(String name) {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    }
}
