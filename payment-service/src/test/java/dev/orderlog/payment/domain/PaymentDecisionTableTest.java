package dev.orderlog.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.payment.domain.PaymentDecision.Decided;
import dev.orderlog.payment.domain.PaymentDecision.Refused;
import dev.orderlog.testkit.decider.DecisionTable;
import dev.orderlog.testkit.decider.DecisionTable.Step;
import dev.orderlog.testkit.decider.EveryValue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

class PaymentDecisionTableTest {

    private static final EveryValue EVERY =
            new EveryValue().with(Money.class, new Money(4_200, "EUR"));

    private final DecisionTable<PaymentState, PaymentCommand> table =
            DecisionTable.explore(
                    PaymentDecider.initial(),
                    EVERY.of(PaymentCommand.class),
                    PaymentDecisionTableTest::step);

    @Test
    void every_state_answers_every_command_as_written_down() throws IOException {
        try (var written = getClass().getResourceAsStream("/payment-decisions.txt")) {
            assertThat(table.render())
                    .isEqualTo(new String(written.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void every_state_can_be_reached() {
        assertThat(table.states())
                .containsExactlyInAnyOrderElementsOf(EveryValue.leaves(PaymentState.class));
    }

    @Test
    void every_refusal_is_given_somewhere() {
        assertThat(PaymentDecision.Refusal.values())
                .allSatisfy(refusal ->
                        assertThat(table.render()).contains("refused: " + word(refusal)));
    }

    private static Step<PaymentState> step(PaymentCommand command, PaymentState state) {
        return switch (PaymentDecider.decide(command, state)) {
            case Refused(var reason) -> new Step<>(state, "refused: " + word(reason));
            case Decided decided ->
                    new Step<>(PaymentWorld.after(state, command, decided), tell(decided));
        };
    }

    private static String tell(Decided decided) {
        var words = new ArrayList<String>();
        if (decided.remember()) {
            words.add("remembers");
        }
        decided.events().forEach(event -> words.add("says " + event.getClass().getSimpleName()));
        decided.intents().forEach(intent -> words.add("intends " + word(intent.kind())));
        decided.withdrawn().forEach(kind -> words.add("withdraws " + word(kind)));
        return String.join(", ", words);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
