package dev.orderlog.quickstart.chaos.check;

import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void add(Kind kind, String subject, String detail, Object... values) {
        all.add(new Finding(kind, subject, detail.formatted(values)));
    }

    void addIf(boolean wrong, Kind kind, String subject, String detail, Object... values) {
        if (wrong) {
            add(kind, subject, detail, values);
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
