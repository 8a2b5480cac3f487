package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Setting a consumer's offsets to the beginning of its topics changes nothing: no row, no event, no outside call, no level.
 *
 * <p>Promised for all of a topic's past, as long as inbox rows are kept (views: as long as their stores are). Not promised when the
 * consumer's own database or stores are emptied with it.
 */
public record NothingHeardTwiceAfterReset() implements Guarantee {

    @Override
    public String promise() {
        return "offsets set to the beginning change nothing";
    }

    @Override
    public List<String> violations(Observed run) {
        var found = run.afterReset();
        if (found.isEmpty()) {
            return List.of("offsets were never set to the beginning");
        }
        var before = run.traces();
        var after = found.get();
        var violations = new ArrayList<String>();
        compare("events in the log", before.log(), after.log()).ifPresent(violations::add);
        compare("rows of the event table", before.rows(), after.rows()).ifPresent(violations::add);
        compare(
                        "parked records",
                        before.parked().stream().map(Parked::place).toList(),
                        after.parked().stream().map(Parked::place).toList())
                .ifPresent(violations::add);
        compare("requests to the outside", before.asked(), after.asked())
                .ifPresent(violations::add);
        compare("effects", before.effects(), after.effects()).ifPresent(violations::add);
        if (!before.facts().equals(after.facts())) {
            violations.add("facts were %s and are %s".formatted(before.facts(), after.facts()));
        }
        return violations;
    }

    private static Optional<String> compare(String what, List<?> before, List<?> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        var further = new ArrayList<Object>(after);
        before.forEach(further::remove);
        return Optional.of(
                "%d %s became %d; new: %s"
                        .formatted(
                                before.size(),
                                what,
                                after.size(),
                                further.subList(0, Math.min(3, further.size()))));
    }
}
