package dev.orderlog.quickstart.chaos.faults;

import java.time.Duration;

/**
 * One process is hit.
 *
 * @param target the part's name
 * @param lasts after this, a killed one is started again and a paused one goes on
 */
public record Hit(String target, Kind kind, Duration lasts) {

    public enum Kind {
        /** SIGKILL. */
        KILL,
        /** SIGSTOP, then SIGCONT. */
        PAUSE
    }

    @Override
    public String toString() {
        return switch (kind) {
            case KILL -> "kill -9 %s, back in %.1f s".formatted(target, lasts.toMillis() / 1000.0);
            case PAUSE -> "pause %s for %.1f s".formatted(target, lasts.toMillis() / 1000.0);
        };
    }
}
