package dev.orderlog.shipping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.shipping.domain.ShippingDecision.Decided;
import dev.orderlog.shipping.domain.ShippingDecision.Refused;
import dev.orderlog.shipping.domain.ShippingState.Created;
import dev.orderlog.testkit.decider.DecisionTable;
import dev.orderlog.testkit.decider.DecisionTable.Step;
import dev.orderlog.testkit.decider.EveryValue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

class ShippingDecisionTableTest {

    private static final EveryValue EVERY = new EveryValue().with(int.class, 1, 2);

    private final DecisionTable<ShippingState, ShippingCommand> table =
            DecisionTable.explore(
                    ShippingDecider.initial(),
                    EVERY.of(ShippingCommand.class),
                    ShippingDecisionTableTest::kind,
                    ShippingDecisionTableTest::step);

    @Test
    void every_state_answers_every_command_as_written_down() throws IOException {
        try (var written = getClass().getResourceAsStream("/shipping-decisions.txt")) {
            assertThat(table.render())
                    .isEqualTo(new String(written.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void every_state_can_be_reached() {
        assertThat(table.states())
                .containsExactlyInAnyOrderElementsOf(EveryValue.leaves(ShippingState.class));
    }

    @Test
    void every_refusal_is_given_somewhere() {
        assertThat(ShippingDecision.Refusal.values())
                .allSatisfy(refusal ->
                        assertThat(table.render()).contains("refused: " + word(refusal)));
    }

    private static String kind(ShippingState state) {
        var name = state.getClass().getSimpleName();
        return state instanceof Created created && created.reminded()
                ? name + " and reminded"
                : name;
    }

    private static Step<ShippingState> step(ShippingCommand command, ShippingState state) {
        return switch (ShippingDecider.decide(command, state, ShippingWorld.POLICY)) {
            case Refused(var reason) -> new Step<>(state, "refused: " + word(reason));
            case Decided decided ->
                    new Step<>(ShippingWorld.after(state, command, decided), tell(decided));
        };
    }

    private static String tell(Decided decided) {
        var words = new ArrayList<String>();
        if (decided.remember()) {
            words.add("remembers");
        }
        decided.events().forEach(event -> words.add("says " + event.getClass().getSimpleName()));
        decided.intents()
                .forEach(intent -> words.add("intends " + intent.getClass().getSimpleName()));
        decided.deadlines().forEach(deadline -> words.add("due " + word(deadline.kind())));
        return String.join(", ", words);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
