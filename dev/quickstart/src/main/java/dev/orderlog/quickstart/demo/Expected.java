package dev.orderlog.quickstart.demo;

import java.util.List;
import java.util.Set;

/**
 * How an order must end.
 *
 * @param events what must stand in the log, in this order
 * @param mayHappen what may stand between them, depending on who was faster
 * @param carriers the carrier's ledger; several where that depends on who was faster
 * @param sold whether its lines are still taken out of the stock
 */
public record Expected(
        String status,
        List<String> events,
        Set<String> mayHappen,
        ProviderBook provider,
        Set<CarrierBook> carriers,
        boolean sold) {

    public Expected {
        events = List.copyOf(events);
        mayHappen = Set.copyOf(mayHappen);
        carriers = Set.copyOf(carriers);
    }

    /** The event after which nothing more is expected. */
    public String lastEvent() {
        return events.getLast();
    }
}
