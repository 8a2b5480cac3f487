package dev.orderlog.orders;

import dev.orderlog.orders.domain.OrderCommand;
import dev.orderlog.orders.place.KeyClaim;

import org.jspecify.annotations.Nullable;

/**
 * A command as it is handed to the batch.
 *
 * @param claim the idempotency key under which it may be carried out once; null when it came without one
 */
public record OrderMessage(OrderCommand command, @Nullable KeyClaim claim) {

    public OrderMessage(OrderCommand command) {
        this(command, null);
    }
}
