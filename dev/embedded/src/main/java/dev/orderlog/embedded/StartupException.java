package dev.orderlog.embedded;

import org.jspecify.annotations.Nullable;

/** A server did not come up; the message says which one, why, and where its log is. */
public final class StartupException extends RuntimeException {

    public StartupException(String message) {
        super(message);
    }

    public StartupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
