package dev.orderlog.cli.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Events below the events that caused them, so that what was set off by what can be read off the page. */
final class CauseTree {
    private static final String BRANCH = "├─ ";
    private static final String LAST_BRANCH = "└─ ";
    private static final String TRUNK = "│  ";
    private static final String GAP = "   ";

    private final Map<String, List<HistoryEvent>> effects = new HashMap<>();
    private final List<Branch> branches = new ArrayList<>();
    private final Set<String> drawn = new HashSet<>();

    /** One event and what is drawn before its name. */
    record Branch(String lines, HistoryEvent event) {}

    private CauseTree() {}

    /** Every event once, each behind its cause; those whose cause is not among them stand at the root. */
    static List<Branch> of(List<HistoryEvent> events) {
        var tree = new CauseTree();
        var ids = new HashSet<String>();
        events.forEach(event -> ids.add(event.id()));
        var roots = new ArrayList<HistoryEvent>();
        for (var event : events) {
            var cause = event.causationId();
            if (cause != null && ids.contains(cause)) {
                tree.effects.computeIfAbsent(cause, _ -> new ArrayList<>()).add(event);
            } else {
                roots.add(event);
            }
        }
        roots.forEach(root -> tree.draw("", "", root));
        // Events that cause each other hang on no root.
        events.stream()
                .filter(event -> !tree.drawn.contains(event.id()))
                .toList()
                .forEach(event -> tree.draw("", "", event));
        return tree.branches;
    }

    private void draw(String before, String below, HistoryEvent event) {
        if (!drawn.add(event.id())) {
            return;
        }
        branches.add(new Branch(before, event));
        var effectsOfIt =
                Objects.requireNonNullElse(effects.get(event.id()), List.<HistoryEvent>of());
        for (int n = 0; n < effectsOfIt.size(); n++) {
            boolean last = n == effectsOfIt.size() - 1;
            draw(
                    below + (last ? LAST_BRANCH : BRANCH),
                    below + (last ? GAP : TRUNK),
                    effectsOfIt.get(n));
        }
    }
}
