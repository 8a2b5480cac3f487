package dev.orderlog.payment.show;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.payment.domain.PaymentCommand;
import dev.orderlog.payment.domain.PaymentDecision;
import dev.orderlog.payment.domain.PaymentState;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.util.UUID;

@Controller("/payments")
final class PaymentController {

    private final ServiceRuntime<PaymentState, PaymentCommand, PaymentDecision> payments;

    PaymentController(ServiceRuntime<PaymentState, PaymentCommand, PaymentDecision> payments) {
        this.payments = payments;
    }

    @Get("/{orderId}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    PaymentView show(UUID orderId) {
        return PaymentView.of(orderId, payments.state(orderId.toString()))
                .orElseThrow(() ->
                        new ProblemException(
                                new Problem(
                                        HttpStatus.NOT_FOUND,
                                        "no-such-payment",
                                        "No such payment",
                                        "Payment has not heard of order " + orderId + ".")));
    }
}
