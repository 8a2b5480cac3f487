package dev.orderlog.orders.query;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/** @param readWaitMax how long a read may wait until the view has folded what the reader wants to see */
@ConfigurationProperties("orderlog.orders")
public record QuerySettings(@Bindable(defaultValue = "2s") Duration readWaitMax) {}
