package dev.orderlog.eventlog.parked;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of what waits is meant; everything that is empty does not matter.
 *
 * @param type of the event that an order is parked on, or the destination of a call
 * @param since parked at this time or later
 */
public record ParkedFilter(
        Optional<String> type,
        Optional<ReasonKind> kind,
        Optional<String> order,
        Optional<Instant> since) {

    public static final ParkedFilter EVERYTHING =
            new ParkedFilter(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static ParkedFilter of(String order) {
        return new ParkedFilter(
                Optional.empty(), Optional.empty(), Optional.of(order), Optional.empty());
    }
}
