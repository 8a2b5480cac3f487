/**
 * A payment provider and a carrier to try the platform against: real HTTP servers that act once per idempotency key,
 * keep a ledger on disk that survives a kill, and misbehave on request (see {@link PaymentToken} and {@link
 * CarrierService}).
 */
@NullMarked
package dev.orderlog.quickstart.sandbox;

import org.jspecify.annotations.NullMarked;
