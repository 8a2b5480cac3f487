package dev.orderlog.orders;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;

import io.micronaut.http.HttpStatus;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

public final class OrderId {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private OrderId() {}

    public static UUID parse(String id) {
        if (!FORM.matcher(id.toLowerCase(Locale.ROOT)).matches()) {
            throw new ProblemException(
                    new Problem(
                            HttpStatus.BAD_REQUEST,
                            "invalid-order-id",
                            "Invalid order id",
                            "An order's id is a UUID.",
                            List.of(new Problem.Place("#id", "must be a UUID"))));
        }
        return UUID.fromString(id);
    }

    public static ProblemException unknown(UUID id) {
        return new ProblemException(
                new Problem(
                        HttpStatus.NOT_FOUND,
                        "unknown-order",
                        "Unknown order",
                        "There is no order " + id + "."));
    }
}
