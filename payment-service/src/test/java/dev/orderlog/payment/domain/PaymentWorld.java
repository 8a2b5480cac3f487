package dev.orderlog.payment.domain;

import dev.orderlog.payment.domain.PaymentCommand.CancelChargeAnswered;
import dev.orderlog.payment.domain.PaymentCommand.ChargeAnswered;
import dev.orderlog.payment.domain.PaymentCommand.Hear;
import dev.orderlog.payment.domain.PaymentCommand.RefundAnswered;
import dev.orderlog.payment.domain.PaymentDecision.Decided;
import dev.orderlog.payment.domain.PaymentDecision.Refused;
import dev.orderlog.payment.domain.PaymentEvent.Heard;
import dev.orderlog.payment.domain.PaymentEvent.Said;
import dev.orderlog.payment.domain.PaymentIntent.CancelCharge;
import dev.orderlog.payment.domain.PaymentIntent.Charge;
import dev.orderlog.payment.domain.PaymentIntent.Refund;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One order, its decider and a provider that keeps the promises a provider gives. */
final class PaymentWorld {

    static final UUID ORDER = UUID.fromString("01920000-0000-7000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    final List<Said> said = new ArrayList<>();
    final List<PaymentIntent> intended = new ArrayList<>();
    final Map<PaymentIntent.Kind, PaymentIntent> open = new EnumMap<>(PaymentIntent.Kind.class);
    final boolean declines;
    PaymentState state = PaymentDecider.initial();
    PaymentDecision.@Nullable Refusal refusal;
    boolean chargedAtProvider;
    boolean cancelledAtProvider;
    boolean refundedAtProvider;

    PaymentWorld(boolean declines) {
        this.declines = declines;
    }

    static PaymentState after(PaymentState state, PaymentCommand command, Decided decided) {
        var next =
                decided.remember() && command instanceof Hear heard
                        ? PaymentDecider.evolve(state, heard.event())
                        : state;
        for (var event : decided.events()) {
            next = PaymentDecider.evolve(next, event);
        }
        return next;
    }

    List<Said> hear(Heard event) {
        return handle(new Hear(event, NOW));
    }

    List<Said> handle(PaymentCommand command) {
        refusal = null;
        return switch (PaymentDecider.decide(command, state)) {
            case Refused(var reason) -> {
                refusal = reason;
                yield List.of();
            }
            case Decided decided -> {
                state = after(state, command, decided);
                said.addAll(decided.events());
                decided.withdrawn().forEach(open::remove);
                intended.addAll(decided.intents());
                decided.intents().forEach(intent -> open.put(intent.kind(), intent));
                yield decided.events();
            }
        };
    }

    /** Has the provider carry out an open intent and hears its answer. */
    List<Said> answer(PaymentIntent.Kind kind) {
        return handle(callProvider(open.remove(kind)));
    }

    /** Carries out an intent at the provider and returns its answer, which may be delivered late or more than once. */
    PaymentCommand callProvider(PaymentIntent intent) {
        return switch (intent) {
            case Charge _ -> new ChargeAnswered(ORDER, charge(), NOW);
            case CancelCharge _ -> new CancelChargeAnswered(ORDER, cancelCharge(), NOW);
            case Refund _ -> {
                refundedAtProvider = true;
                yield new RefundAnswered(ORDER, "re_1", NOW);
            }
        };
    }

    private ChargeAnswer charge() {
        if (cancelledAtProvider) {
            return new ChargeAnswer.Cancelled();
        }
        if (declines) {
            return new ChargeAnswer.Declined(DeclineReason.INSUFFICIENT_FUNDS);
        }
        chargedAtProvider = true;
        return new ChargeAnswer.Approved("ch_1");
    }

    private CancelChargeAnswer cancelCharge() {
        if (chargedAtProvider) {
            return new CancelChargeAnswer.AlreadyCharged("ch_1");
        }
        cancelledAtProvider = true;
        return new CancelChargeAnswer.NotCharged();
    }
}
