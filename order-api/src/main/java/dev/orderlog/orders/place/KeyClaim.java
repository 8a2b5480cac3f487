package dev.orderlog.orders.place;

import java.time.Instant;
import java.util.UUID;

/**
 * @param key the {@code Idempotency-Key} of the request
 * @param fingerprint digest of what was asked
 * @param orderId the order it leads to, if the key is free
 */
public record KeyClaim(String key, String fingerprint, UUID orderId, Instant at) {}
