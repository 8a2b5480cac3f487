package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.projections.audit.check.LogCheck;
import dev.orderlog.projections.audit.check.Met;
import dev.orderlog.projections.audit.check.PartitionCheck;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;
import dev.orderlog.schemas.TopicCatalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The log in itself: what {@code orderlog verify} finds, in the words of this report. */
record LogFindings(Findings findings) {

    void check(Evidence evidence) {
        var found = new dev.orderlog.projections.audit.check.Findings(Integer.MAX_VALUE);
        var check = new LogCheck(TopicCatalogue.load(), Instant.EPOCH, found);
        meet(evidence.orderLog(), check::orders);
        meet(evidence.stockLog(), check::stock);
        if (!check.holdsAgree()) {
            var look = check.secondLook();
            evidence.orderLog().forEach(look::meet);
            evidence.stockLog().forEach(look::meet);
            look.end();
        }
        found.examples()
                .forEach(one ->
                        kind(one.kind())
                                .ifPresent(kind ->
                                        findings.add(
                                                kind,
                                                one.subject(),
                                                "%s at %s",
                                                one.detail(),
                                                one.place())));
    }

    private static void meet(List<Met> log, Supplier<PartitionCheck> begin) {
        log.stream()
                .collect(groupingBy(met -> met.place().partition()))
                .values()
                .forEach(partition -> {
                    var part = begin.get();
                    partition.forEach(part::meet);
                    part.end();
                });
    }

    /** Empty for what is told apart more finely here, by who was paused and who waits for whom. */
    private static Optional<Kind> kind(dev.orderlog.projections.audit.check.Kind kind) {
        return switch (kind) {
            case REPEATED, DUPLICATE, STALLED -> Optional.empty();
            case UNREADABLE, ALTERED, WRONG_KEY, WRONG_PARTITION, WRONG_SOURCE ->
                    Optional.of(Kind.MALFORMED);
            case MISSING, NUMBER_TWICE, OUT_OF_ORDER -> Optional.of(Kind.SEQUENCE);
            case CAUSE_MISSING,
                    CAUSE_LATER,
                    UNCAUSED,
                    CHARGE_WITHOUT_ORDER,
                    REFUND_WITHOUT_CHARGE,
                    RELEASE_WITHOUT_RESERVATION ->
                    Optional.of(Kind.EFFECT_BEFORE_CAUSE);
            case SAID_TWICE -> Optional.of(Kind.SAID_TWICE);
            case ENDED_TWICE -> Optional.of(Kind.CONTRADICTORY_END);
            case WRONG_AMOUNT -> Optional.of(Kind.WRONG_AMOUNT);
            case WRONG_LINES, STOCK_AND_ORDERS -> Optional.of(Kind.STOCK_AND_ORDERS);
            case STOCK_NEGATIVE -> Optional.of(Kind.STOCK_NEGATIVE);
            case STOCK_STEPS -> Optional.of(Kind.STOCK_STEPS);
        };
    }
}
