package dev.orderlog.projections;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.trace.Traces;
import dev.orderlog.projections.domain.DeadLetter;
import dev.orderlog.projections.read.Followers;
import dev.orderlog.projections.read.Waiters;
import dev.orderlog.projections.topology.FoldListener;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes readers, counts, traces, and logs what is out of the ordinary. */
final class FoldWatch implements FoldListener {

    private static final Logger LOG = LoggerFactory.getLogger(FoldWatch.class);

    private final Waiters waiters;
    private final Followers followers;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Map<String, Counter> folded = new ConcurrentHashMap<>();

    FoldWatch(Waiters waiters, Followers followers, MeterRegistry meters, Traces traces) {
        this.waiters = waiters;
        this.followers = followers;
        this.meters = meters;
        this.traces = traces;
    }

    @Override
    public Span folding(Envelope event) {
        return traces.folding(event, Projections.NAME);
    }

    @Override
    public void folded(Envelope event, long version) {
        folded.computeIfAbsent(
                        event.topic(),
                        topic ->
                                counter(
                                        "orderlog.projections.folded",
                                        "Events folded into the views",
                                        topic))
                .increment();
        waiters.passed(event);
        followers.folded(event.subject());
    }

    @Override
    public void repeated(Envelope event) {
        counter("orderlog.projections.repeated", "Events skipped, folded before", event.topic())
                .increment();
        LOG.info(
                "repeated event skipped: id={} type={} source={} sequence={} subject={}",
                event.id(),
                event.type(),
                event.source(),
                event.sequence(),
                event.subject());
    }

    @Override
    public void deadLettered(DeadLetter letter) {
        Counter.builder("orderlog.projections.dead_letters")
                .description("Records that could not be folded, and were skipped")
                .tag("topic", letter.topic())
                .tag("reason", letter.reason().name())
                .register(meters)
                .increment();
        LOG.error(
                "record skipped: topic={} partition={} offset={} type={} reason={} detail={}",
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.type(),
                letter.reason(),
                letter.detail());
    }

    private Counter counter(String name, String description, String topic) {
        return Counter.builder(name).description(description).tag("topic", topic).register(meters);
    }
}
