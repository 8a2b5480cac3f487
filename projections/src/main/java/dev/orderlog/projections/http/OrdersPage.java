package dev.orderlog.projections.http;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** @param next the order after which the next page begins, where there is one */
@Serdeable
record OrdersPage(List<OrderBody> orders, @Nullable String next) {}
