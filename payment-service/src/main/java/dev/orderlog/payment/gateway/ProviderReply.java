package dev.orderlog.payment.gateway;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

@Serdeable
record ProviderReply(
        @Nullable String status, @Nullable String reference, @Nullable String reason) {}
