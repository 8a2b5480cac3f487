package dev.orderlog.inventory;

import static dev.orderlog.schemas.TopicCatalogue.STOCK_EVENTS;

import dev.orderlog.eventlog.batch.Behaviour;
import dev.orderlog.eventlog.batch.Decision;
import dev.orderlog.eventlog.batch.Decision.Elsewhere;
import dev.orderlog.inventory.domain.InventoryCommand;
import dev.orderlog.inventory.domain.InventoryCommand.Hear;
import dev.orderlog.inventory.domain.InventoryDecider;
import dev.orderlog.inventory.domain.InventoryDecision;
import dev.orderlog.inventory.domain.InventoryDecision.Decided;
import dev.orderlog.inventory.domain.InventoryDecision.Refused;
import dev.orderlog.inventory.domain.InventoryEvent;
import dev.orderlog.inventory.domain.InventoryEvent.Heard;
import dev.orderlog.inventory.domain.InventoryState;
import dev.orderlog.inventory.domain.StockEvent;
import dev.orderlog.inventory.stock.LockedStock;

import java.time.Instant;
import java.util.List;

public final class InventoryBehaviour
        implements Behaviour<
                InventoryState, InventoryEvent, InventoryCommand, LockedStock, InventoryDecision> {

    @Override
    public InventoryState initial(String streamId) {
        return InventoryDecider.initial();
    }

    @Override
    public InventoryState evolve(InventoryState state, InventoryEvent event) {
        return InventoryDecider.evolve(state, event);
    }

    @Override
    public Decision<InventoryEvent, InventoryDecision> decide(
            InventoryState state, InventoryCommand command, LockedStock locked) {
        var stock = locked.ledger();
        var decision = InventoryDecider.decide(command, state, stock);
        return switch (decision) {
            case Decided decided -> {
                decided.stock().forEach(stock::apply);
                yield new Decision<>(
                        List.copyOf(decided.events()),
                        decided.remember(),
                        decided.stock().stream().map(this::onItsSku).toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        decision);
            }
            case Refused _ -> Decision.nothing(decision);
        };
    }

    @Override
    public InventoryCommand hear(InventoryEvent event, Instant now) {
        if (event instanceof Heard heard) {
            return new Hear(heard, now);
        }
        throw new IllegalArgumentException("not heard from others: " + event);
    }

    @Override
    public InventoryEvent heard(InventoryCommand command) {
        if (command instanceof Hear(var event, var _)) {
            return event;
        }
        throw new IllegalArgumentException("not heard: " + command);
    }

    private Elsewhere<InventoryEvent> onItsSku(StockEvent event) {
        return new Elsewhere<>(STOCK_EVENTS, event.sku(), event);
    }
}
