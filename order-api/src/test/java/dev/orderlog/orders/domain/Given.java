package dev.orderlog.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.orders.domain.OrderCommand.Hear;
import dev.orderlog.orders.domain.OrderDecision.Decided;
import dev.orderlog.orders.domain.OrderDecision.Refusal;
import dev.orderlog.orders.domain.OrderDecision.Refused;
import dev.orderlog.orders.domain.OrderEvent.OrderPlaced;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Given what is in the order's stream, when a command comes, then ... */
final class Given {

    static final UUID ORDER = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Placement PLACEMENT =
            new Placement(
                    "customer-1",
                    List.of(
                            new Line("cup", 2, new Money(450, "EUR")),
                            new Line("pot", 1, new Money(2_000, "EUR"))),
                    "tok_approve",
                    "standard",
                    new Address("Ada", "Main Street 1", null, "Berlin", "10115", "DE"));
    static final OrderPlaced PLACED =
            new OrderPlaced(ORDER, PLACEMENT, new Money(2_900, "EUR"), NOW);

    private final OrderState state;

    private Given(OrderState state) {
        this.state = state;
    }

    static Given stream(OrderEvent... events) {
        return new Given(fold(events));
    }

    static OrderState fold(OrderEvent... events) {
        return Arrays.stream(events)
                .reduce(OrderDecider.initial(), OrderDecider::evolve, (a, b) -> b);
    }

    Then hearing(OrderEvent.Heard event) {
        return when(new Hear(event, NOW));
    }

    Then when(OrderCommand command) {
        return new Then(OrderDecider.decide(command, state));
    }

    record Then(OrderDecision decision) {

        Then says(OrderEvent.Said... events) {
            assertThat(decided().events()).containsExactly(events);
            assertThat(decided().remember()).isFalse();
            return this;
        }

        Then remembersIt() {
            assertThat(decided().events()).isEmpty();
            assertThat(decided().remember()).isTrue();
            return this;
        }

        Then mustSoonSee(Step... steps) {
            assertThat(decided().deadlines()).containsExactly(steps);
            return this;
        }

        Then waitsForNothing() {
            return mustSoonSee();
        }

        void waitsNoMoreFor(Step... steps) {
            assertThat(decided().settled()).containsExactly(steps);
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
