package dev.orderlog.quickstart.chaos.faults;

import java.time.Duration;
import java.util.List;

/**
 * What happens at one moment.
 *
 * @param hits one, sometimes two at once
 * @param awaitsRecovery whether the next blow waits until all parts serve again
 * @param calm what passes then before the next blow
 */
public record Blow(List<Hit> hits, boolean awaitsRecovery, Duration calm) {

    public Blow {
        hits = List.copyOf(hits);
    }
}
