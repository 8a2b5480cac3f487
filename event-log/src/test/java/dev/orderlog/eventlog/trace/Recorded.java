package dev.orderlog.eventlog.trace;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

import java.time.Duration;
import java.util.List;

/** Traces that are kept in memory. */
public final class Recorded implements AutoCloseable {

    public static final Duration FOLD_AGE_MAX = Duration.ofHours(1);

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();

    public Traces traces() {
        return new Traces(provider.get("test"), FOLD_AGE_MAX, provider::close);
    }

    /** Those that have ended, in this order. */
    public List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    /** As the events, calls and deadlines carry it. */
    public static String traceparent(SpanData span) {
        var context = span.getSpanContext();
        return "00-"
                + context.getTraceId()
                + "-"
                + context.getSpanId()
                + "-"
                + context.getTraceFlags().asHex();
    }

    @Override
    public void close() {
        provider.close();
    }
}
