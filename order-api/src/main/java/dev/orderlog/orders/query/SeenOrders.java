package dev.orderlog.orders.query;

import static dev.orderlog.orders.OrderApi.SOURCE;

import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.orders.ConsistencyToken;
import dev.orderlog.orders.OrderId;
import dev.orderlog.orders.OrderMessage;
import dev.orderlog.orders.OrderReply;
import dev.orderlog.orders.domain.OrderState;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Which event of an order an answer must not be older than: the one its reader names, or the last of our own. */
@Singleton
class SeenOrders {

    private final ServiceRuntime<OrderState, OrderMessage, OrderReply> orders;

    SeenOrders(ServiceRuntime<OrderState, OrderMessage, OrderReply> orders) {
        this.orders = orders;
    }

    record Seen(UUID order, ConsistencyToken event) {}

    /** @throws dev.orderlog.eventlog.problem.ProblemException when there is no such order, or no such token */
    Seen seen(String id, @Nullable String token) {
        var orderId = OrderId.parse(id);
        var asked = token == null ? null : ConsistencyToken.parse(token);
        long latest = orders.lastSequence(orderId.toString());
        if (latest == 0) {
            throw OrderId.unknown(orderId);
        }
        return new Seen(orderId, newest(asked, latest));
    }

    private static ConsistencyToken newest(@Nullable ConsistencyToken asked, long latest) {
        return asked == null || asked.source().equals(SOURCE)
                ? new ConsistencyToken(SOURCE, latest)
                : asked;
    }
}
