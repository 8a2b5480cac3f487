package dev.orderlog.quickstart.demo;

import dev.orderlog.quickstart.demo.LogReader.Logged;

import java.util.ArrayList;
import java.util.List;

/** What is not as it should be, in words; nothing when all books agree with the story. */
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(PlacedScenario placed, Actual actual) {
        var expected = placed.scenario().expected();
        var differences = new Differences();
        differences.compare("status", expected.status(), actual.status());
        differences.events(expected, actual);
        differences.compare("provider's ledger", expected.provider(), actual.provider());
        differences.carrier(expected, actual);
        differences.compare("stock", placed.expectedLevels(), actual.stock());
        return List.copyOf(differences.found);
    }

    private void compare(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            found.add("%s: expected %s, was %s".formatted(what, expected, actual));
        }
    }

    private void carrier(Expected expected, Actual actual) {
        if (!expected.carriers().contains(actual.carrier())) {
            found.add(
                    "carrier's ledger: expected %s, was %s"
                            .formatted(expected.carriers(), actual.carrier()));
        }
    }

    private void events(Expected expected, Actual actual) {
        var required =
                actual.loggedTypes().stream()
                        .filter(type -> !expected.mayHappen().contains(type))
                        .toList();
        compare("events in the log", expected.events(), required);
        compare("history and log", actual.loggedTypes(), actual.shown());
        var ids = actual.logged().stream().map(Logged::id).distinct().count();
        compare("distinct event ids in the log", (long) actual.logged().size(), ids);
    }
}
