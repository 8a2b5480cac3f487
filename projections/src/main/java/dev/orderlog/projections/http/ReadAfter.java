package dev.orderlog.projections.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import org.jspecify.annotations.Nullable;

/**
 * @param source with {@code sequence}: the event that the answer must include
 * @param waitMs how many milliseconds the answer may wait for it
 */
@Introspected
record ReadAfter(
        @Nullable @QueryValue String source,
        @Nullable @QueryValue Long sequence,
        @Nullable @QueryValue("wait") Long waitMs) {}
