package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;

/** Prints the steps, and what moves the order on where it waits for a person. */
final class WatchedSteps implements OrderWatch.Steps {
    private final OrderlogCommand orderlog;
    private final String order;
    private final StepPrinter printer;

    WatchedSteps(OrderlogCommand orderlog, String order, boolean json) {
        this.orderlog = orderlog;
        this.order = order;
        this.printer = new StepPrinter(orderlog.screen(), json);
    }

    @Override
    public void happened(HistoryEvent event) {
        printer.print(event);
    }

    @Override
    public void waitingAfter(HistoryEvent last) {
        switch (last.type()) {
            case "ShipmentCreated", "ShipmentPickupReminded" ->
                    orderlog.screen()
                            .note("Waits for the pickup: " + orderlog.hint("pickup " + order));
            case "ShipmentPickedUp" ->
                    orderlog.screen()
                            .note("Waits for the delivery: " + orderlog.hint("deliver " + order));
            default -> {}
        }
    }
}
