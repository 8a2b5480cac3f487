package dev.orderlog.shipping.signal;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.shipping.domain.ShippingDecision.Refusal;

import io.micronaut.http.HttpStatus;

import java.util.Locale;
import java.util.UUID;

public final class ShipmentProblem {

    private ShipmentProblem() {}

    public static ProblemException unknown(UUID orderId) {
        return problem(
                HttpStatus.NOT_FOUND,
                "no-such-shipment",
                "No such shipment",
                "Shipping has not heard of order " + orderId + ".");
    }

    static ProblemException of(UUID orderId, Refusal reason) {
        return switch (reason) {
            case ORDER_UNKNOWN -> unknown(orderId);
            case LABEL_NOT_BOUGHT ->
                    conflict(reason, "Order " + orderId + " has no label yet; ask again later.");
            case NOT_PICKED_UP ->
                    conflict(reason, "The parcel of order " + orderId + " was not picked up yet.");
            case BEING_CANCELLED ->
                    conflict(reason, "The shipment of order " + orderId + " is being cancelled.");
            case ORDER_CANCELLED, ALREADY_CANCELLED ->
                    conflict(reason, "The shipment of order " + orderId + " was cancelled.");
            case ALREADY_FAILED ->
                    conflict(
                            reason,
                            "The carrier did not take the parcel of order " + orderId + ".");
            case ALREADY_EXPIRED ->
                    conflict(
                            reason,
                            "The parcel of order " + orderId + " was not picked up in time.");
            case ALREADY_PLACED,
                    LABEL_NOT_ASKED,
                    LABEL_BEING_BOUGHT,
                    CANCELLATION_ALREADY_REMEMBERED,
                    CANCELLATION_NOT_ASKED,
                    ANSWER_TO_EARLIER_ATTEMPT,
                    ALREADY_CREATED,
                    ALREADY_REMINDED,
                    ALREADY_PICKED_UP,
                    ALREADY_DELIVERED ->
                    conflict(reason, "Not now, for order " + orderId + ".");
        };
    }

    static ProblemException parked(UUID orderId) {
        return problem(
                HttpStatus.CONFLICT,
                "order-parked",
                "Order parked",
                "Order "
                        + orderId
                        + " is parked behind an event that could not be handled. Nothing was"
                        + " recorded.");
    }

    private static ProblemException conflict(Refusal reason, String detail) {
        var name = reason.name().toLowerCase(Locale.ROOT);
        var words = name.replace('_', ' ');
        return problem(
                HttpStatus.CONFLICT,
                name.replace('_', '-'),
                Character.toUpperCase(words.charAt(0)) + words.substring(1),
                detail);
    }

    private static ProblemException problem(
            HttpStatus status, String name, String title, String detail) {
        return new ProblemException(new Problem(status, name, title, detail));
    }
}
