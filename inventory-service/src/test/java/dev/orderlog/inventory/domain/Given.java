package dev.orderlog.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.inventory.domain.InventoryCommand.Hear;
import dev.orderlog.inventory.domain.InventoryDecision.Decided;
import dev.orderlog.inventory.domain.InventoryDecision.Refusal;
import dev.orderlog.inventory.domain.InventoryDecision.Refused;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Given what is in the order's stream and in stock, when a command comes, then ... */
final class Given {

    static final UUID ORDER = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final InventoryState state;
    private final Map<String, StockLevel> stock = new HashMap<>();

    private Given(InventoryState state) {
        this.state = state;
    }

    static Given stream(InventoryEvent... events) {
        return new Given(fold(events));
    }

    static InventoryState fold(InventoryEvent... events) {
        return Arrays.stream(events)
                .reduce(InventoryDecider.initial(), InventoryDecider::evolve, (a, b) -> b);
    }

    Given stock(String sku, long available, long reserved) {
        stock.put(sku, new StockLevel(available, reserved));
        return this;
    }

    Then hearing(InventoryEvent.Heard event) {
        return when(new Hear(event, NOW));
    }

    Then when(InventoryCommand command) {
        return new Then(InventoryDecider.decide(command, state, new StockLedger(stock)));
    }

    record Then(InventoryDecision decision) {

        Then says(InventoryEvent.Said event) {
            assertThat(decided().events()).containsExactly(event);
            assertThat(decided().remember()).isFalse();
            return this;
        }

        void remembersIt() {
            assertThat(decision).isEqualTo(new Decided(List.of(), true, List.of()));
        }

        void stockChanges(StockEvent... events) {
            assertThat(decided().stock()).containsExactly(events);
        }

        void stockStays() {
            assertThat(decided().stock()).isEmpty();
        }

        void isRefused(Refusal reason) {
            assertThat(decision).isEqualTo(new Refused(reason));
        }

        private Decided decided() {
            assertThat(decision).isInstanceOf(Decided.class);
            return (Decided) decision;
        }
    }
}
