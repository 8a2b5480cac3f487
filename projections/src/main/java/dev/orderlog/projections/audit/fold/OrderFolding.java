package dev.orderlog.projections.audit.fold;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.domain.OrderFold;
import dev.orderlog.projections.domain.OrderView;

import java.util.UUID;

/** One order's view, event by event, each once. */
public final class OrderFolding {

    private Folded<OrderView> folded;

    public OrderFolding(UUID order) {
        this.folded = Folded.none(OrderView.initial(order));
    }

    /** Whether the event was new. */
    public boolean fold(Envelope envelope, OrderEvent event) {
        if (folded.progress().includes(envelope.source(), envelope.sequence())) {
            return false;
        }
        folded =
                folded.next(
                        OrderFold.fold(folded.view(), event),
                        envelope.source(),
                        envelope.sequence());
        return true;
    }

    public Folded<OrderView> folded() {
        return folded;
    }
}
