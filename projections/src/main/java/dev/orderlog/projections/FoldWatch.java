package dev.orderlog.projections;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.DeadLetter;
import dev.orderlog.projections.read.Waiters;
import dev.orderlog.projections.topology.FoldListener;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes readers, counts, and logs what is out of the ordinary. */
final class FoldWatch implements FoldListener {

    private static final Logger LOG = LoggerFactory.getLogger(FoldWatch.class);

    private final Waiters waiters;
    private final MeterRegistry meters;

    FoldWatch(Waiters waiters, MeterRegistry meters) {
        this.waiters = waiters;
        this.meters = meters;
    }

    @Override
    public void folded(Envelope event, long version) {
        meters.counter("orderlog.projections.folded", "topic", event.topic()).increment();
        waiters.passed(event);
    }

    @Override
    public void repeated(Envelope event) {
        meters.counter("orderlog.projections.repeated", "topic", event.topic()).increment();
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
        meters.counter(
                        "orderlog.projections.dead_letters",
                        "topic",
                        letter.topic(),
                        "reason",
                        letter.reason().name())
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
}
