package dev.orderlog.testkit.decider;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Every state that commands can reach, against every command, written down as text that a person reviews.
 *
 * <p>States are found by walking from the initial one, breadth first; of each state class the first one met stands for
 * all. A state class nobody can reach is therefore missing from {@link #states()}, and a decider that throws fails the
 * walk.
 */
public final class DecisionTable<S, C> {

    /**
     * What came of one command.
     *
     * @param next the state afterwards; the same one when nothing happened
     * @param told what was decided, in words
     */
    public record Step<S>(S next, String told) {}

    private final Map<S, Map<C, Step<S>>> rows = new LinkedHashMap<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    private DecisionTable() {}

    public static <S, C> DecisionTable<S, C> explore(
            S initial, List<C> commands, BiFunction<C, S, Step<S>> decideAndEvolve) {
        var table = new DecisionTable<S, C>();
        var open = new ArrayDeque<>(List.of(initial));
        table.seen.add(initial.getClass());
        while (!open.isEmpty()) {
            var state = open.remove();
            var row = new LinkedHashMap<C, Step<S>>();
            for (var command : commands) {
                var step = decideAndEvolve.apply(command, state);
                row.put(command, step);
                if (table.seen.add(step.next().getClass())) {
                    open.add(step.next());
                }
            }
            table.rows.put(state, row);
        }
        return table;
    }

    /** The classes of all reachable states. */
    public Set<Class<?>> states() {
        return Set.copyOf(seen);
    }

    /** One block per state, one line per command. */
    public String render() {
        var width = rows.values().stream()
                .flatMap(row -> row.keySet().stream())
                .mapToInt(command -> name(command).length())
                .max()
                .orElse(0);
        var text = new StringBuilder();
        rows.forEach((state, row) -> {
            text.append(name(state)).append('\n');
            row.forEach((command, step) ->
                    text.append("    %%-%ds  %%s%%n".formatted(width).formatted(name(command), told(state, step))));
            text.append('\n');
        });
        return text.toString().stripTrailing() + "\n";
    }

    private String told(S state, Step<S> step) {
        return step.next().getClass() == state.getClass()
                ? step.told()
                : step.told() + " -> " + step.next().getClass().getSimpleName();
    }

    /** A record's name followed by the names of the alternatives chosen inside it: {@code ChargeAnswered Approved}. */
    static String name(Object value) {
        var words = new StringBuilder(value.getClass().getSimpleName());
        if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
                if (component.getType().isSealed()) {
                    try {
                        var accessor = component.getAccessor();
                        accessor.setAccessible(true);
                        words.append(' ').append(name(accessor.invoke(value)));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        return words.toString();
    }
}
