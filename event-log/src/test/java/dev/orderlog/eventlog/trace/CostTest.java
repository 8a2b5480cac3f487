package dev.orderlog.eventlog.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.tally.Messages;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** Who does not trace does not pay for it. */
class CostTest {

    private static final int EVENTS = 10_000;
    private static final String REQUEST = "00-33333333333333333333333333333333-4444444444444444-01";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long heard;

    @Test
    void when_off_no_hop_of_an_event_allocates_anything() {
        assertThat(bytesFor(Traces.OFF)).isLessThan(EVENTS);
    }

    @Test
    void and_this_would_be_noticed() {
        try (var recorded = new Recorded()) {
            assertThat(bytesFor(recorded.traces())).isGreaterThan(EVENTS * 100L);
        }
    }

    private long bytesFor(Traces traces) {
        handleAndPublish(traces);
        long before = threads.getCurrentThreadAllocatedBytes();
        handleAndPublish(traces);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void handleAndPublish(Traces traces) {
        var order = EventIds.next();
        var event = Messages.envelope("words", order, "word", 1);
        var stream = order.toString();
        for (int i = 0; i < EVENTS; i++) {
            Marks.about(stream, order);
            var handling = traces.handling("payment-service");
            var carried = handling.handled(event, 0, i);
            handling.decided(stream, carried, REQUEST);
            handling.committed();
            var published = traces.publishing(event);
            Marks.placed(published, 0, i);
            published.end();
            traces.folding(event, "projections").end();
            heard += TraceParent.current() == null && carried != null ? 1 : 0;
        }
        assertThat(heard).isPositive();
    }
}
