package dev.orderlog.eventlog.relay;

import java.time.Instant;

/**
 * Where a relay stands.
 *
 * <pre>
 *   Starting --> Running <--> Failing      any --> Stopped
 *      |            ^            ^
 *      +--> Waiting-+------------+
 * </pre>
 */
public sealed interface RelayState {

    /** Connects, makes its slot, reads the log's tail. */
    record Starting() implements RelayState {}

    /** Holds the slot and publishes; since it did, a position has gone the whole way and back. */
    record Running(Instant since) implements RelayState {}

    /** Another relay holds the slot; this one takes over when it ends. Not an ailment. */
    record Waiting(Instant since) implements RelayState {}

    /** Keeps trying; nothing is lost, but nothing arrives either. */
    record Failing(Instant since, String reason) implements RelayState {}

    record Stopped() implements RelayState {}

    /** Whether events reach the log from here, or from the relay that this one waits for. */
    default boolean healthy() {
        return switch (this) {
            case Running running -> true;
            case Waiting waiting -> true;
            case Starting starting -> false;
            case Failing failing -> false;
            case Stopped stopped -> false;
        };
    }

    /** For a person who reads a health page. */
    default String describe() {
        return switch (this) {
            case Starting starting -> "starting";
            case Running running -> "running since " + running.since();
            case Waiting waiting ->
                    "waiting since " + waiting.since() + ": another relay holds the slot";
            case Failing failing -> "failing since " + failing.since() + ": " + failing.reason();
            case Stopped stopped -> "stopped";
        };
    }
}
