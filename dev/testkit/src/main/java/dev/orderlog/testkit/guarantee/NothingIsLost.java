package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.List;

/**
 * Every event that was acknowledged by the log before, during or after a restart has its effect in the end.
 *
 * <p>Promised when records are acknowledged by all in-sync replicas and offsets are committed after the database transaction, as
 * {@code event-log} does whatever is configured. Not promised: when; an effect may wait until the database, the registry or the
 * outside is back. An order that is parked gets what it would have got before its culprit, the rest after a person redrives it.
 */
public record NothingIsLost() implements Guarantee {

    @Override
    public String promise() {
        return "nothing that was fed is lost";
    }

    @Override
    public List<String> violations(Observed run) {
        var violations = new ArrayList<String>();
        run.orders()
                .forEach((order, expected) -> {
                    var came = run.traces().effectsOf(order);
                    var counts = Counts.of(came);
                    if (expected.effects().stream()
                            .noneMatch(each -> Counts.of(each).within(counts))) {
                        violations.add(
                                "order %s: expected %s, of which is missing what did not come: %s"
                                        .formatted(order, expected.effects(), came));
                    }
                });
        return violations;
    }
}
