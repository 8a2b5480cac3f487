package dev.orderlog.testkit.guarantee.run;

import java.net.URI;

/** A running consumer, in this JVM or in one of its own. */
public record Instance(URI address, Runnable stop, Runnable kill) implements AutoCloseable {

    /** One in this JVM, which cannot be killed. */
    public static Instance of(URI address, AutoCloseable running) {
        Runnable stop =
                () -> {
                    try {
                        running.close();
                    } catch (Exception failed) {
                        throw new IllegalStateException("did not stop", failed);
                    }
                };
        return new Instance(address, stop, stop);
    }

    /** Stops it as an operator would. */
    @Override
    public void close() {
        stop.run();
    }
}
