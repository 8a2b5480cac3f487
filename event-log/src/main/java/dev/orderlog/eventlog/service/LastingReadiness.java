package dev.orderlog.eventlog.service;

import java.util.Map;

/**
 * Whether a service may be sent requests. It is ready when nothing ails it. With {@code withoutLog} it stays so, once it was, while
 * Kafka is away: what it says waits in the event table, and whoever asks need not find the door closed.
 */
final class LastingReadiness {

    static final String COMMANDS = "commands";

    private final boolean withoutLog;
    private volatile boolean once;

    LastingReadiness(boolean withoutLog) {
        this.withoutLog = withoutLog;
    }

    boolean isReady(Map<String, String> ailments) {
        if (ailments.isEmpty()) {
            once = true;
            return true;
        }
        return withoutLog && once && !ailments.containsKey(COMMANDS);
    }
}
