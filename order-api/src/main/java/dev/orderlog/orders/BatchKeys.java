package dev.orderlog.orders;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;
import dev.orderlog.orders.domain.OrderState;
import dev.orderlog.orders.place.ClaimedKeys;
import dev.orderlog.orders.place.IdempotencyKeyStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class BatchKeys implements BatchContext<OrderState, OrderMessage, ClaimedKeys> {

    private final IdempotencyKeyStore keys;

    BatchKeys(IdempotencyKeyStore keys) {
        this.keys = keys;
    }

    @Override
    public ClaimedKeys open(Connection transaction, List<Pending<OrderState, OrderMessage>> batch)
            throws SQLException {
        var claims =
                batch.stream()
                        .map(pending -> pending.message().command().claim())
                        .flatMap(claim -> Optional.ofNullable(claim).stream())
                        .toList();
        return keys.claim(transaction, claims);
    }

    @Override
    public void close(RoundTrip trip, ClaimedKeys claimed, Map<StreamKey, StreamHead> ends) {}
}
