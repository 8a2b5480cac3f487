package dev.orderlog.bench.micro;

import dev.orderlog.payment.domain.ChargeAnswer;
import dev.orderlog.payment.domain.Money;
import dev.orderlog.payment.domain.PaymentCommand;
import dev.orderlog.payment.domain.PaymentDecider;
import dev.orderlog.payment.domain.PaymentDecision;
import dev.orderlog.payment.domain.PaymentEvent;
import dev.orderlog.payment.domain.PaymentState;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
public class PaymentDeciding {

    private static final Money TOTAL = new Money(TypicalOrder.TOTAL_MINOR, TypicalOrder.CURRENCY);

    private PaymentState unknown = PaymentDecider.initial();
    private PaymentState charging = new PaymentState.Charging(TOTAL);
    private PaymentEvent.OrderPlaced placed =
            new PaymentEvent.OrderPlaced(TypicalOrder.ID, TOTAL, "tok_approve");
    private PaymentEvent charged = charged();
    private PaymentCommand hear = new PaymentCommand.Hear(placed, TypicalOrder.NOW);
    private PaymentCommand answered =
            new PaymentCommand.ChargeAnswered(
                    TypicalOrder.ID,
                    new ChargeAnswer.Approved(TypicalOrder.PROVIDER_REFERENCE),
                    TypicalOrder.NOW);

    static PaymentEvent charged() {
        return new PaymentEvent.PaymentCharged(
                TypicalOrder.ID, TOTAL, TypicalOrder.PROVIDER_REFERENCE, TypicalOrder.NOW);
    }

    @Benchmark
    public PaymentDecision decideOrderPlaced() {
        return PaymentDecider.decide(hear, unknown);
    }

    @Benchmark
    public PaymentDecision decideChargeAnswered() {
        return PaymentDecider.decide(answered, charging);
    }

    @Benchmark
    public PaymentState evolveWholeOrder() {
        return PaymentDecider.evolve(PaymentDecider.evolve(unknown, placed), charged);
    }
}
