package dev.orderlog.eventlog.trace;

import dev.orderlog.eventlog.event.CloudEventHeaders;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

import org.jspecify.annotations.Nullable;

/** Each request is a span, until its answer begins; while it is handled, it is the current one. Probes and metrics are left out. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(condition = Configured.class)
final class RequestSpans implements Ordered {

    private static final String SPAN = "orderlog.span";
    private static final int SERVER_ERROR = 500;

    private final Traces traces;

    RequestSpans(Traces traces) {
        this.traces = traces;
    }

    private record Current(Span span) implements ThreadPropagatedContextElement<Scope> {

        /** Closed by {@link #restoreThreadContext}. */
        @Override
        @SuppressWarnings("MustBeClosedChecker")
        public Scope updateThreadContext() {
            return span.makeCurrent();
        }

        @Override
        public void restoreThreadContext(@Nullable Scope before) {
            if (before != null) {
                before.close();
            }
        }
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        var path = request.getPath();
        if (path.startsWith("/health") || path.startsWith("/prometheus")) {
            return;
        }
        var span =
                traces.requested(
                        request.getMethodName(),
                        path,
                        request.isSecure() ? "https" : "http",
                        request.getHeaders().get(CloudEventHeaders.TRACE_PARENT));
        request.setAttribute(SPAN, span);
        context.add(new Current(span));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(SPAN, Span.class)
                .ifPresent(span -> {
                    BasicHttpAttributes.getUriTemplate(request)
                            .ifPresent(route -> {
                                span.updateName(request.getMethodName() + " " + route);
                                span.setAttribute(Names.ROUTE, route);
                            });
                    span.setAttribute(Names.STATUS, (long) response.code());
                    if (response.code() >= SERVER_ERROR) {
                        span.setStatus(StatusCode.ERROR);
                        span.setAttribute(Names.ERROR, Integer.toString(response.code()));
                    }
                    span.end();
                });
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.order();
    }
}
