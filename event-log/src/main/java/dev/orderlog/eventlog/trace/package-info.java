/**
 * The hops of an order, as spans: the request, each event handled, published and folded, each attempt of an outside call, each
 * deadline that led to something. All are in the trace that began with the order, because everything that travels carries the
 * {@code traceparent} of the hop that sent it.
 *
 * <pre>
 *   POST /orders ── OrderPlaced ─┬─ published
 *                                └─ handled by payment-service ── call charge ── PaymentCharged ─┬─ published ...
 * </pre>
 *
 * Without an exporter configured there are no spans, no threads and no exporter: what carries a {@code traceparent} passes it on
 * as it came.
 */
@NullMarked
package dev.orderlog.eventlog.trace;

import org.jspecify.annotations.NullMarked;
