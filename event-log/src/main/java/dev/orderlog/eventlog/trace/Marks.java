package dev.orderlog.eventlog.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

import java.net.URI;
import java.util.UUID;

/** What is learned about a hop while it goes on. */
public final class Marks {

    private Marks() {}

    /** What the request in hand is about: an order's stream is named as everything that belongs to it, a SKU's is not. */
    public static void about(String stream, UUID correlation) {
        var span = Span.current();
        if (span.isRecording() && stream.equals(correlation.toString())) {
            span.setAttribute(Names.ORDER, stream);
        }
    }

    /** Whom the call in hand asks. */
    public static void asks(String method, URI uri) {
        var span = Span.current();
        if (span.isRecording()) {
            span.setAttribute(Names.METHOD, method);
            span.setAttribute(Names.URL, uri.toString());
            span.setAttribute(Names.SERVER, String.valueOf(uri.getHost()));
            if (uri.getPort() > 0) {
                span.setAttribute(Names.PORT, (long) uri.getPort());
            }
        }
    }

    /** What the call in hand was answered. */
    public static void answered(int status) {
        Span.current().setAttribute(Names.STATUS, (long) status);
    }

    /** Where the log has put an event. */
    public static void placed(Span hop, int partition, long offset) {
        if (hop.isRecording()) {
            hop.setAttribute(Names.PARTITION, Integer.toString(partition));
            hop.setAttribute(Names.OFFSET, offset);
        }
    }

    /** Ends a hop that did not reach what it was for. */
    public static void failed(Span hop, Throwable failure) {
        if (hop.isRecording()) {
            hop.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
            hop.setAttribute(Names.ERROR, failure.getClass().getName());
        }
        hop.end();
    }
}
