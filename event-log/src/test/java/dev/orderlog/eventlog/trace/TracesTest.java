package dev.orderlog.eventlog.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.tally.Messages;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

class TracesTest {

    private static final String TRACE = "11111111111111111111111111111111";
    private static final String SAMPLED = "00-" + TRACE + "-2222222222222222-01";
    private static final String NOT_SAMPLED = "00-" + TRACE + "-2222222222222222-00";

    private final Recorded recorded = new Recorded();
    private final Traces traces = recorded.traces();
    private final UUID order = EventIds.next();

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void events_of_one_transaction_have_a_hop_each_and_all_its_times() {
        var handling = traces.handling("payment-service");
        var one = handling.handled(event("one"), 3, 41);
        var other = handling.handled(event("other"), 3, 42);
        assertThat(recorded.spans()).as("before the commit").isEmpty();

        handling.committed();

        assertThat(recorded.spans()).extracting(Recorded::traceparent).containsExactly(one, other);
        assertThat(recorded.spans().stream().map(SpanData::getStartEpochNanos).distinct())
                .hasSize(1);
        assertThat(recorded.spans().stream().map(SpanData::getEndEpochNanos).distinct()).hasSize(1);
        assertThat(recorded.spans())
                .allSatisfy(span -> {
                    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
                    assertThat(span.getName()).isEqualTo("process words");
                    assertThat(span.getTraceId()).isEqualTo(TRACE);
                    assertThat(span.getParentSpanId()).isEqualTo("2222222222222222");
                    assertThat(span.getAttributes().get(Names.ORDER)).isEqualTo(order.toString());
                    assertThat(span.getAttributes().get(Names.EVENT_TYPE)).isEqualTo("Word");
                    assertThat(span.getAttributes().get(Names.GROUP)).isEqualTo("payment-service");
                });
        assertThat(recorded.spans().getFirst().getAttributes().get(Names.OFFSET)).isEqualTo(41);
    }

    @Test
    void what_was_rolled_back_is_not_told_of() {
        traces.handling("payment-service").handled(event("one"), 0, 0);

        traces.handling("payment-service").committed();

        assertThat(recorded.spans()).isEmpty();
    }

    @Test
    void an_order_that_is_not_sampled_makes_no_spans_and_stays_not_sampled() {
        var call = traces.calling("charge", "charge:1", order.toString(), 0, NOT_SAMPLED);
        call.end();

        assertThat(recorded.spans()).isEmpty();
        assertThat(TraceParent.of(call, null)).startsWith("00-" + TRACE).endsWith("-00");
    }

    @Test
    void a_call_that_failed_says_so_and_the_next_attempt_says_the_how_manieth_it_is() {
        Marks.failed(
                traces.calling("charge", "charge:1", order.toString(), 0, SAMPLED),
                new IllegalStateException("no answer"));
        traces.calling("charge", "charge:1", order.toString(), 1, SAMPLED).end();

        var failed = recorded.spans().getFirst();
        assertThat(failed.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(failed.getStatus().getDescription()).isEqualTo("no answer");
        assertThat(failed.getAttributes().get(Names.RESENT)).isNull();
        var again = recorded.spans().getLast();
        assertThat(again.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(again.getAttributes().get(Names.RESENT)).isEqualTo(1);
    }

    @Test
    void an_event_is_folded_with_a_hop_up_to_an_age_and_without_one_beyond() {
        var moment = Duration.ofMinutes(1);

        traces.folding(event(Recorded.FOLD_AGE_MAX.minus(moment)), "projections").end();
        traces.folding(event(Recorded.FOLD_AGE_MAX.plus(moment)), "projections").end();

        assertThat(recorded.spans()).hasSize(1);
    }

    @Test
    void what_is_asked_of_an_order_under_way_joins_its_trace_and_is_linked_with_the_request() {
        var request = "00-33333333333333333333333333333333-4444444444444444-01";
        var handling = traces.handling("shipping-service");

        var carried = handling.decided(order.toString(), SAMPLED, request);
        handling.committed();

        assertThat(carried).startsWith("00-" + TRACE);
        assertThat(recorded.spans())
                .singleElement()
                .satisfies(span ->
                        assertThat(span.getLinks())
                                .singleElement()
                                .satisfies(link ->
                                        assertThat(link.getSpanContext().getSpanId())
                                                .isEqualTo("4444444444444444")));
    }

    @Test
    void a_request_is_continued_by_what_is_done_in_it_and_else_its_header_is() {
        var request = traces.requested("POST", "/orders", "http", SAMPLED);
        try (var _ = request.makeCurrent()) {
            assertThat(TraceParent.continueOrStart(SAMPLED))
                    .isEqualTo(TraceParent.of(request, null))
                    .isNotEqualTo(SAMPLED);
        }

        assertThat(TraceParent.continueOrStart(SAMPLED)).isEqualTo(SAMPLED);
        assertThat(TraceParent.continueOrStart("nonsense")).matches("00-.{32}-.{16}-01");
    }

    @Test
    void when_off_nothing_is_begun_and_everything_is_carried_on_as_it_came() {
        var off = Traces.OFF;

        assertThat(off.publishing(event("one"))).isSameAs(Span.getInvalid());
        assertThat(off.folding(event("one"), "projections")).isSameAs(Span.getInvalid());
        assertThat(off.passing("payment", order.toString(), SAMPLED)).isSameAs(Span.getInvalid());
        assertThat(off.requested("POST", "/orders", "http", SAMPLED)).isSameAs(Span.getInvalid());
        assertThat(off.handling("payment-service")).isSameAs(Handling.NONE);
        assertThat(Handling.NONE.handled(event("one"), 0, 0)).isEqualTo(SAMPLED);
        var call = off.calling("charge", "charge:1", order.toString(), 0, SAMPLED);
        assertThat(call.isRecording()).isFalse();
        assertThat(TraceParent.of(call, null)).isEqualTo(SAMPLED);
    }

    private Envelope event(String word) {
        return Messages.envelope("words", order, word, 1);
    }

    private Envelope event(Duration age) {
        var event = event("word");
        return new Envelope(
                event.id(),
                event.type(),
                event.source(),
                event.subject(),
                event.topic(),
                Instant.now().minus(age),
                event.causationId(),
                event.correlationId(),
                event.sequence(),
                event.flowVersion(),
                event.traceparent(),
                event.value());
    }
}
