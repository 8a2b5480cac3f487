package dev.orderlog.eventlog.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** W3C trace context (level 1), carried as text from the request to every event that it leads to. */
public final class TraceParent {

    private static final Pattern WELL_FORMED =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceParent() {}

    /** The span of the request in hand where there is one, else the given header where it is well formed, else a new, sampled trace. */
    public static String continueOrStart(@Nullable String header) {
        var current = current();
        if (current != null) {
            return current;
        }
        if (header != null && WELL_FORMED.matcher(header).matches()) {
            return header;
        }
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-"
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
                + "-"
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
                + "-01";
    }

    /** Of what this thread is doing; null where that is part of no trace. */
    public static @Nullable String current() {
        return of(Span.current(), null);
    }

    /** The span's own, or {@code otherwise} where there is no span. */
    public static @Nullable String of(Span span, @Nullable String otherwise) {
        var context = span.getSpanContext();
        return context.isValid()
                ? "00-"
                        + context.getTraceId()
                        + "-"
                        + context.getSpanId()
                        + "-"
                        + context.getTraceFlags().asHex()
                : otherwise;
    }

    /** The span that a header names, somewhere else; an invalid one where it names none. */
    public static Span elsewhere(@Nullable String header) {
        if (header == null) {
            return Span.getInvalid();
        }
        var parts = WELL_FORMED.matcher(header);
        return parts.matches()
                ? Span.wrap(
                        SpanContext.createFromRemoteParent(
                                parts.group(1),
                                parts.group(2),
                                TraceFlags.fromHex(parts.group(3), 0),
                                TraceState.getDefault()))
                : Span.getInvalid();
    }
}
